using Webhook.Testing;

namespace Webhook.Benchmarks.Load;

/// <summary>What a program of the image finds in its environment: the variables of the Dockerfile, and where authorities lie.</summary>
internal static class ImageEnvironment
{
    private static readonly Lazy<IReadOnlyList<KeyValuePair<string, string>>> Variables = new(Read);

    /// <summary>Sets the variables.</summary>
    /// <param name="environment">Of a process that has not been started yet.</param>
    public static void AddTo(IDictionary<string, string?> environment)
    {
        foreach (var (name, value) in Variables.Value)
            environment[name] = value;
    }

    private static IReadOnlyList<KeyValuePair<string, string>> Read()
    {
        // Its ENV instruction goes over several lines, one variable on each.
        var lines = File.ReadLines(Repository.Path("Dockerfile")).ToList();
        var first = lines.FindLastIndex(line => line.StartsWith("ENV ", StringComparison.Ordinal));
        var last = lines.FindIndex(first, line => !line.EndsWith('\\'));
        var variables = lines[first..(last + 1)].Select(line => line.Replace("ENV ", "", StringComparison.Ordinal).TrimEnd('\\').Trim().Split('=', 2));

        // The image has the authorities in one file; Debian has each once more in a folder, which .NET would read too.
        return [.. variables.Select(variable => KeyValuePair.Create(variable[0], variable[1])), new("SSL_CERT_DIR", "/nonexistent")];
    }
}
