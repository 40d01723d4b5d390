using Webhook.Model.Core;

namespace Webhook.Model.Manifests;

/// <summary>Adds tolerations to the text of a manifest file and touches nothing else.</summary>
public static class ManifestEditor
{
    /// <summary>The file's text with tolerations appended to the pod templates of some of its DaemonSets.</summary>
    /// <param name="file">The file as read.</param>
    /// <param name="additions">What to add to which object of that file; objects not named stay byte for byte.</param>
    public static string AppendTolerations(ManifestFile file, IReadOnlyDictionary<ManifestObject, IReadOnlyList<Toleration>> additions) =>
        throw new NotImplementedException();
}
