using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Webhook.Output;

/// <summary>JSON as people and scripts read it: indented by two, LF, letters of all scripts as they are, a final newline.</summary>
internal static class JsonText
{
    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",
        // The output goes to a terminal, a file or a parser, never into a web page.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The text that a writer's calls make.</summary>
    public static string Write(Action<Utf8JsonWriter> content)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Options))
            content(writer);

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length) + "\n";
    }
}
