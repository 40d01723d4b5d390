using System.Security.Cryptography;
using System.Text;
using Webhook.Testing;

namespace Webhook.Fuzzing.Loop;

/// <summary>Inputs that once broke a promise, as files: <c>tests/fuzzing/regressions/TARGET/NAME</c>. A test runs each of them.</summary>
internal static class RegressionFiles
{
    private const int MostNameCharacters = 70;

    /// <summary>The folder of a target.</summary>
    public static string FolderOf(string target) => Repository.Path($"tests/fuzzing/regressions/{target}");

    /// <summary>The files of a target, in order; none where there is no folder.</summary>
    public static IReadOnlyList<string> Of(string target) => Directory.Exists(FolderOf(target))
        ? [.. Directory.EnumerateFiles(FolderOf(target)).Order(StringComparer.Ordinal)]
        : [];

    /// <summary>Writes the input of a finding; the same input always has the same name.</summary>
    /// <returns>The file.</returns>
    public static string Write(FuzzFinding finding)
    {
        Directory.CreateDirectory(FolderOf(finding.Target));
        var file = Path.Combine(FolderOf(finding.Target), $"{NameOf(finding.Signature)}-{Convert.ToHexStringLower(SHA256.HashData(finding.Input))[..8]}.txt");
        File.WriteAllBytes(file, finding.Input);
        return file;
    }

    private static string NameOf(string signature)
    {
        var name = new StringBuilder();
        foreach (var c in signature.Take(MostNameCharacters))
            name.Append(char.IsAsciiLetterOrDigit(c) ? char.ToLowerInvariant(c) : '-');

        return name.ToString().Trim('-');
    }
}
