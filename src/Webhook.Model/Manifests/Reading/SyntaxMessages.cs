namespace Webhook.Model.Manifests.Reading;

/// <summary>The parser's messages in words that say what to write instead.</summary>
internal static class SyntaxMessages
{
    /// <summary>A part of what YamlDotNet 16.3 says, and what the user reads; the first that fits is taken.</summary>
    private static readonly (string Part, string Words)[] Table =
    [
        ("found invalid mapping", "a second colon can't stand on this line; put the value in quotes, or indent the line as its neighbours are"),
        ("Mapping values are not allowed", "a colon can't stand here; put the value in quotes, or indent the line as its neighbours are"),
        ("did not find expected key", "this is no key of the map around it; write key: value, and indent it as its neighbours are"),
        ("expected '-' indicator", "this is no item of the list above it; start it with a dash, or indent it as its neighbours are"),
        ("',' or ']'", "the list in brackets can't go on like this; put a comma between items, and ] behind the last"),
        ("',' or '}'", "the map in braces can't go on like this; put a comma between entries, and } behind the last"),
        ("found unexpected end of stream", "the quote opened here is never closed; close it, and write '' for a quote within single quotes"),
        ("found unexpected document indicator", "the quote opened here is never closed; close it in front of ---"),
        ("unknown escape character", "this escape is unknown in double quotes; write \\\\ for a backslash, or use single quotes"),
        ("hexadecimal number", "the escape is incomplete; write \\x, \\u or \\U with 2, 4 or 8 hexadecimal digits"),
        ("Unicode", "the escape stands for no character; write \\u or \\U with the digits of a valid one"),
        ("wrong indentation", "the next lines of the quoted string start too far left; indent them deeper than its key"),
        ("Block sequence entries", "a list can't start on the line of its key; start it on the next line"),
        ("Mapping keys are not allowed", "a key can't stand here; indent the line as its neighbours are"),
        ("comment or line break", "only a comment may follow | or > on its line; start the text on the next line"),
        ("indentation indicator", "the indentation of a block is a digit from 1 to 9; write one, or drop it"),
        ("extra spaces", "the first line of the block is indented deeper than its other lines; indent all alike"),
        ("more spaces", "a blank line above the block's text is indented deeper than the text; take the spaces out"),
        ("more than one anchor", "a value can have one anchor only; drop the other"),
        ("Anchor", "an anchor (&name) can't stand here; put it on the line of its key, or the value in quotes"),
        ("anchor or alias", "& and * need a name of letters and digits; put the value in quotes when no anchor is meant"),
        ("undefined tag handle", "the tag is not declared; put the value in quotes when no tag is meant"),
        ("tag", "the tag is not complete; put the value in quotes when no tag is meant"),
        ("simple key", "a key needs its colon on the same line; write key: value"),
        ("comment", "a comment needs white space in front of #; put the value in quotes when none is meant"),
        ("'...'", "nothing may follow ... on its line; start what follows on the next line"),
        ("version", "%YAML must say 1.1 or 1.2, once; correct the line, or drop it"),
        ("incompatible", "%YAML must say 1.1 or 1.2; correct the line, or drop it"),
        ("directive", "this line is no directive; drop it, or put --- above it"),
        ("<document", "a second value starts here; write --- on a line between two documents"),
    ];

    /// <param name="message">What the parser said.</param>
    /// <param name="character">The character at the place of the failure.</param>
    public static string For(string message, char character)
    {
        if (message.Contains("cannot start any token", StringComparison.Ordinal))
            return $"no value starts with {character}; put it in quotes";
        if (message.Contains("expected node content", StringComparison.Ordinal))
            return $"a value is expected here, not {(char.IsWhiteSpace(character) ? "the end of the line" : character)}; write one, or put it in quotes";

        foreach (var (part, words) in Table)
        {
            if (message.Contains(part, StringComparison.Ordinal))
                return words;
        }

        return "the text can't be read as YAML from here on; look for a quote, bracket or colon that is missing or too much";
    }
}
