namespace Webhook.Output;

/// <summary>Paths as people read them in reports.</summary>
internal static class PathBelow
{
    /// <summary>The path from a folder to a file, with forward slashes; <c>null</c> when the file is not below the folder.</summary>
    /// <param name="directory">The folder.</param>
    /// <param name="source">The file, absolute or relative to the folder.</param>
    public static string? Of(string directory, string source)
    {
        var relative = Path.GetRelativePath(directory, Path.GetFullPath(source, directory)).Replace(Path.DirectorySeparatorChar, '/');
        return relative.StartsWith("../", StringComparison.Ordinal) || Path.IsPathRooted(relative) ? null : relative;
    }
}
