using System.Text;

namespace Webhook.Output.Mutations;

/// <summary><c>-o yaml</c>: the text of the files, byte for byte but for the added tolerations.</summary>
internal sealed class MutatedYaml : IMutationFormat
{
    private const char ByteOrderMark = '\uFEFF';

    /// <inheritdoc/>
    public string Render(IReadOnlyList<MutatedFile> files, string directory)
    {
        // One file comes out as it is, whatever it begins and ends with.
        if (files.Count == 1)
            return files[0].Text;

        var stream = new StringBuilder();
        foreach (var file in files)
            Append(stream, file.Text.TrimStart(ByteOrderMark));

        return stream.ToString();
    }

    private static void Append(StringBuilder stream, string text)
    {
        if (stream.Length > 0)
        {
            if (stream[^1] != '\n')
                stream.Append('\n');

            if (!StartsDocument(text))
                stream.Append("---\n");
        }

        stream.Append(text);
    }

    private static bool StartsDocument(string text) =>
        text.StartsWith("---", StringComparison.Ordinal) && (text.Length == 3 || char.IsWhiteSpace(text[3]));
}
