using System.Text.Json;
using Webhook.Model.Core;
using Webhook.Model.Json;

namespace Webhook.Model.Manifests.Editing;

/// <summary>Tolerations to append to one object of a file.</summary>
internal sealed class TolerationAddition(ManifestObject target, IEnumerable<Toleration> tolerations)
{
    public ManifestObject Target => target;

    /// <summary>The tolerations as JSON, the fields in canonical order.</summary>
    public IReadOnlyList<JsonElement> Items { get; } = [.. tolerations.Select(TolerationJson.ToElement)];
}
