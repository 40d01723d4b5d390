using System.Text.Json;
using Webhook.Testing;

namespace Webhook.Policy.Tests.Vectors;

/// <summary>The case tables of a folder: every *.json file, each a list of cases of any suites.</summary>
public static class VectorFolder
{
    /// <summary>The repository's own tables.</summary>
    public static string Default { get; } = Repository.Path("tests/vectors");

    /// <summary>The folder named in the environment, else the repository's.</summary>
    public static string Current => Environment.GetEnvironmentVariable("WEBHOOK_VECTORS") is { Length: > 0 } folder ? folder : Default;

    /// <summary>Every case of the folder.</summary>
    /// <exception cref="InvalidDataException">The folder holds no case, or a file is not a list of cases.</exception>
    public static IReadOnlyList<VectorCase> Read(string folder)
    {
        List<VectorCase> cases = [];
        foreach (var file in Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal))
        {
            try
            {
                using var document = JsonDocument.Parse(File.ReadAllBytes(file));
                cases.AddRange(document.RootElement.EnumerateArray().Select(Case));
            }
            catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
            {
                throw new InvalidDataException($"{file} is not a list of {{suite, name, input, expected}}", exception);
            }
        }

        return cases.Count > 0 ? cases : throw new InvalidDataException($"{folder} holds no *.json file with a case");
    }

    private static VectorCase Case(JsonElement entry) => new(
        entry.GetProperty("suite").GetString()!,
        entry.GetProperty("name").GetString()!,
        entry.GetProperty("input").Clone(),
        entry.GetProperty("expected").Clone());
}
