using Webhook.Model.Manifests;

namespace Webhook.Output.Reports;

/// <summary>A file as SARIF names it.</summary>
internal static class ArtifactUri
{
    /// <summary>
    /// A relative reference with forward slashes where the file is below the working directory (code scanning then finds
    /// it in the checkout), else a <c>file:</c> URI. Standard input is <c>stdin</c>.
    /// </summary>
    /// <param name="source">The file, as the user named it.</param>
    /// <param name="directory">The working directory.</param>
    public static string Of(string source, string directory)
    {
        if (source == ManifestFile.StandardInput)
            return "stdin";

        return PathBelow.Of(directory, source) is { } relative
            ? string.Join('/', relative.Split('/').Select(Uri.EscapeDataString))
            : new Uri(Path.GetFullPath(source, directory)).AbsoluteUri;
    }
}
