using System.Text;
using System.Text.Json;

namespace Webhook.Server;

/// <summary>A review to try the server with: a DaemonSet that misses tolerations and whose roll-out could not finish.</summary>
internal static class SampleReview
{
    /// <summary>Its path in a checkout.</summary>
    public const string Path = "deploy/samples/reviews/create.json";

    /// <summary>The argument that makes curl send it: the file where it is there, else the text itself.</summary>
    public static string CurlArgument() => File.Exists(Path)
        ? $"--data {ShellWord.Of('@' + System.IO.Path.GetFullPath(Path))}"
        : $"--data {ShellWord.Of(Encoding.UTF8.GetString(Bytes()))}";

    /// <summary>The review as UTF-8 JSON on one line.</summary>
    public static byte[] Bytes()
    {
        using var stream = typeof(SampleReview).Assembly.GetManifestResourceStream("sample-review.json")!;
        using var document = JsonDocument.Parse(stream);
        using var compact = new MemoryStream();
        using (var writer = new Utf8JsonWriter(compact))
            document.WriteTo(writer);

        return compact.ToArray();
    }
}
