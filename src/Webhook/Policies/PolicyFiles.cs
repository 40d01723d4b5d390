using System.Security.Cryptography;
using System.Text;
using Webhook.Files;

namespace Webhook.Policies;

/// <summary>The text of all policy files, read at one moment.</summary>
internal sealed record PolicyFiles
{
    /// <summary>The files in the order of the paths given, those of a folder in ordinal order.</summary>
    public required IReadOnlyList<PolicyFile> Files { get; init; }

    /// <summary>Changes when any file's path, text or problem changes; to be compared with others of its kind only.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>Reads every file; what can't be read becomes a problem of that file.</summary>
    /// <param name="paths">Files and folders; folders are searched recursively for *.yaml, *.yml and *.json.</param>
    public static PolicyFiles Read(IReadOnlyList<string> paths)
    {
        IReadOnlyList<PolicyFile> files = [.. paths.SelectMany(ReadPath)];
        return new() { Files = files, Fingerprint = HashOf(files) };
    }

    /// <summary>The first 12 hexadecimal digits of the text's SHA-256: enough to tell versions of a file apart.</summary>
    public static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..12];

    private static IEnumerable<PolicyFile> ReadPath(string path)
    {
        if (!Directory.Exists(path))
            return [ReadFile(path)];

        try
        {
            var found = ManifestFolder.Find(path);
            return found.Count > 0
                ? found.Select(ReadFile)
                : [new PolicyFile(path, null, "the folder holds no *.yaml, *.yml or *.json file")];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return [new PolicyFile(path, null, UnreadableFile.Reason(path, exception))];
        }
    }

    private static PolicyFile ReadFile(string path)
    {
        try
        {
            if (BoundedBytes.ReadFile(path) is not { } bytes)
                return new(path, null, BoundedBytes.TooLarge);

            var text = Utf8Text.Decode(bytes, out var problem);
            return new(path, text, problem);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new(path, null, UnreadableFile.Reason(path, exception));
        }
    }

    private static string HashOf(IReadOnlyList<PolicyFile> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in files)
            hash.AppendData(Encoding.UTF8.GetBytes($"{file.Source}\0{file.Problem}\0{file.Text?.Length}\0{file.Text}\0"));

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
