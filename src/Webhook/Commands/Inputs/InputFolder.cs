using Webhook.Files;

namespace Webhook.Commands.Inputs;

/// <summary>A folder that a command line names.</summary>
internal static class InputFolder
{
    /// <summary>Reads its manifest files; a folder without one is itself a fault.</summary>
    /// <param name="path">The folder as the user named it.</param>
    /// <param name="full">Its full path.</param>
    /// <param name="seen">Full paths read so far; files among them are left out.</param>
    public static IEnumerable<InputFile> Read(string path, string full, HashSet<string> seen)
    {
        IReadOnlyList<string> found;
        try
        {
            found = ManifestFolder.Find(full);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return [new(path, null, UnreadableFile.Reason(full, exception))];
        }

        return found.Count == 0
            ? [new(path, null, "the folder holds no *.yaml, *.yml or *.json file")]
            : found.Where(seen.Add).Select(file => InputFile.Read(NameOf(file, path, full), file));
    }

    private static string NameOf(string file, string path, string full)
    {
        var below = Path.GetRelativePath(full, file).Replace(Path.DirectorySeparatorChar, '/');
        return path is "." or "./" ? below : $"{path.TrimEnd('/', Path.DirectorySeparatorChar)}/{below}";
    }
}
