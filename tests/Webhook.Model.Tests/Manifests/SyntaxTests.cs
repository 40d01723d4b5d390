using static Webhook.Model.Tests.Manifests.Reading;

namespace Webhook.Model.Tests.Manifests;

public sealed class SyntaxTests
{
    [Theory]
    [InlineData("a:\n\tb: 1\n", "2:1 a tab can't indent YAML; indent with spaces, two a level")]
    [InlineData("a:\n  b: 1\n  \tc: 2\n", "3:3 a tab can't indent YAML; indent with spaces, two a level")]
    [InlineData("a:\n- b\n\t- c\n", "3:1 a tab can't indent YAML; indent with spaces, two a level")]
    [InlineData("a: b: c\n", "1:5 a second colon can't stand on this line; put the value in quotes, or indent the line as its neighbours are")]
    [InlineData("a:\n  b: 1\n c: 2\n", "3:2 this is no key of the map around it; write key: value, and indent it as its neighbours are")]
    [InlineData("- a\nb: c\n", "2:1 this is no item of the list above it; start it with a dash, or indent it as its neighbours are")]
    [InlineData("a: 'x\nb: c\n", "1:4 the quote opened here is never closed; close it, and write '' for a quote within single quotes")]
    [InlineData("a: [\"x\" \"y\"]\n", "1:9 the list in brackets can't go on like this; put a comma between items, and ] behind the last")]
    [InlineData("a: b\n%FOO\n", "2:1 this line is no directive; drop it, or put the value that it belongs to in quotes")]
    [InlineData("%FOO\n---\na: b\n", "1:1 this line is no directive; drop it, or put the value that it belongs to in quotes")]
    [InlineData("%YAML 1.1\n---\na: b\n# c\n\n%FOO a\n", "6:1 this line is no directive; drop it, or put the value that it belongs to in quotes")]
    [InlineData("a: @x\n", "1:4 no value starts with @; put it in quotes")]
    [InlineData("key: - x\n", "1:6 a list can't start on the line of its key; start it on the next line")]
    [InlineData("a: \"\\q\"\n", "1:4 this escape is unknown in double quotes; write \\\\ for a backslash, or use single quotes")]
    [InlineData("{{- if x }}\na: b\n", "1:3 {{ … }} is a template and no YAML yet; render it first (helm template), then read what comes out")]
    [InlineData("a: x\u0007y\n", "1:5 character U+0007 can't stand in YAML; drop it, or write it as \"\\u0007\" in double quotes")]
    [InlineData("a: \u0000\n", "1:4 character U+0000 can't stand in YAML; drop it, or write it as \"\\u0000\" in double quotes")]
    [InlineData("a: [1\nb: 2\n", "1:5 the text can't be read as YAML from here on; look for a quote, bracket or colon that is missing or too much")]
    [InlineData(" : o", "1:5 a key or a value is missing in front of here; write key: value")]
    [InlineData("- :", "1:4 a key or a value is missing in front of here; write key: value")]
    [InlineData(":\n :", "2:3 a key or a value is missing in front of here; write key: value")]
    [InlineData("{\"\":\"\n", "1:6 this is no valid JSON: the end of the line can't stand here; look for a comma, quote or bracket that is missing or too much")]
    [InlineData("{\"\":\"\u0001", "1:6 this is no valid JSON: character U+0001 can't stand here; look for a comma, quote or bracket that is missing or too much")]
    [InlineData("%YAML 3.0\n---\na: b\n", "1:1 %YAML must say 1.1 or 1.2; correct the line, or drop it")]
    [InlineData("a: &a\n  b: *a\n", "2:6 *a stands within &a itself; write the value out instead")]
    public void Says_where_and_why_a_text_is_no_YAML(string text, string problem)
    {
        Assert.Equal(["Error " + problem], ProblemsOf(text));
        Assert.Equal(["Error " + problem], ProblemsOf(text.ReplaceLineEndings("\r\n")));
    }

    [Fact]
    public void Stays_on_one_line_whatever_the_file_quotes() =>
        Assert.StartsWith("a b is no field", Assert.Single(Read("apiVersion: apps/v1\nkind: DaemonSet\n\"a\\nb\": 1\n").Objects).UnknownFields[0].Message, StringComparison.Ordinal);

    [Fact]
    public void Counts_a_surrogate_pair_as_one_column_and_a_byte_order_mark_as_none() =>
        Assert.Equal("1:7", Read("\uFEFF\"😀é\": @x\n").Problems.Single().Position.ToString());

    [Theory]
    [InlineData("a: {{ .Values.x }}\n", "a map can't be a key; if {{ … }} is a template, render it first (helm template), then read what comes out")]
    [InlineData("? [x]\n: y\n", "a list or a map can't be a key; write a string")]
    [InlineData("~: x\n", "a key is missing in front of the colon; write one, or put it in quotes")]
    [InlineData("a: *b\n", "*b stands for nothing, as no value before it in this document is marked &b; mark one, or put it in quotes")]
    [InlineData("a: .inf\n", ".inf is no number that JSON knows, and kubectl refuses it; write a number, or put it in quotes")]
    [InlineData("<<: 3\n", "<< takes in a map, or a list of maps; write it as <<: *anchor of a map")]
    public void Reports_a_bad_value_and_reads_on(string text, string message)
    {
        var file = Read("apiVersion: apps/v1\nkind: DaemonSet\n" + text + "metadata: {name: x}\n");

        Assert.Contains(message, file.Problems.Select(problem => problem.Message));
        Assert.Null(Assert.Single(file.Objects).DaemonSet);
    }
}
