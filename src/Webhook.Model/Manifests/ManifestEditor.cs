using Webhook.Model.Core;
using Webhook.Model.Manifests.Editing;

namespace Webhook.Model.Manifests;

/// <summary>Adds tolerations to the text of a manifest file and touches nothing else.</summary>
public static class ManifestEditor
{
    /// <summary>The file's text with tolerations appended to the pod templates of some of its DaemonSets.</summary>
    /// <param name="file">The file as read.</param>
    /// <param name="additions">What to add to which object of that file; objects not named stay byte for byte.</param>
    /// <exception cref="InvalidOperationException">The result would not read back as it should; no wrong text is ever returned.</exception>
    public static ManifestEdit AppendTolerations(ManifestFile file, IReadOnlyDictionary<ManifestObject, IReadOnlyList<Toleration>> additions) =>
        throw new NotImplementedException();
}
