namespace Webhook.Files;

/// <summary>The manifest files below a folder.</summary>
internal static class ManifestFolder
{
    private static readonly string[] Extensions = [".yaml", ".yml", ".json"];

    /// <summary>Every *.yaml, *.yml and *.json below the folder, in ordinal order of their paths.</summary>
    /// <remarks>
    /// Files and folders whose name starts with a dot are left out: version control, and the <c>..data</c> folders of a
    /// ConfigMap or Secret mount, whose files are already there as symlinks.
    /// </remarks>
    /// <exception cref="IOException">A folder can't be listed.</exception>
    /// <exception cref="UnauthorizedAccessException">A folder may not be listed.</exception>
    public static IReadOnlyList<string> Find(string folder)
    {
        var files = new List<string>();
        Collect(folder, files);
        files.Sort(StringComparer.Ordinal);
        return files;
    }

    private static void Collect(string folder, List<string> files)
    {
        foreach (var entry in Directory.EnumerateFileSystemEntries(folder))
        {
            var name = Path.GetFileName(entry);
            if (name.StartsWith('.'))
                continue;

            if (!Directory.Exists(entry))
            {
                if (Extensions.Contains(Path.GetExtension(name), StringComparer.OrdinalIgnoreCase))
                    files.Add(entry);
            }
            else if (new DirectoryInfo(entry).LinkTarget is null)
            {
                // A link to a folder is not followed, since it may lead back here.
                Collect(entry, files);
            }
        }
    }
}
