using Webhook.Model.Manifests.Reading;

namespace Webhook.Model.Manifests;

/// <summary>Reads manifest files as kubectl does: YAML 1.1 scalars, many documents, <c>kind: List</c>, or plain JSON.</summary>
public static class ManifestReader
{
    /// <summary>Reads a whole file. Never throws on content: what is wrong is in <see cref="ManifestFile.Problems"/>.</summary>
    /// <param name="source">The file as the user named it, for messages.</param>
    /// <param name="text">Its text.</param>
    public static ManifestFile Read(string source, string text) =>
        new DocumentReader(source, new(text)).Read();
}
