using Webhook.Model.Apps;
using Webhook.Model.Core;

namespace Webhook.Policy.Rollouts.Controller;

/// <summary>Tells pods of the current template from old ones.</summary>
/// <param name="Hash">Hash of the current revision; empty when no pod can be of it.</param>
/// <param name="Generation">The set's generation of its template; <c>null</c> when it counts none.</param>
internal readonly record struct PodVersions(string Hash, long? Generation)
{
    /// <summary>As it is once the template has changed: every pod is old.</summary>
    public static PodVersions AllOld => new("", null);

    /// <summary>Whether the step of the update takes the pod for a new one.</summary>
    public bool IsUpdated(Pod pod) => PodRevision.IsCurrent(pod, Hash, Generation);

    /// <summary>Whether the removal of pods beyond a surge does, which looks at the hash alone.</summary>
    public bool HasHash(Pod pod) => Hash.Length > 0 && pod.Labels.GetValueOrDefault(ControllerRevision.HashLabel) == Hash;
}
