using Webhook.Model.Core;

namespace Webhook.Policy.Tolerations;

/// <summary>The tolerations that the DaemonSet controller gives every pod it creates.</summary>
/// <remarks>
/// They are put on the pods and never on the stored template. Follows <c>AddOrUpdateDaemonPodTolerations</c> of kubernetes'
/// pkg/controller/daemon/util. Source:
/// <see href="https://kubernetes.io/docs/concepts/workloads/controllers/daemonset/#taints-and-tolerations"/>.
/// </remarks>
public static class AutomaticTolerations
{
    private static readonly Toleration[] Always =
    [
        Exists("node.kubernetes.io/not-ready", TaintEffect.NoExecute),
        Exists("node.kubernetes.io/unreachable", TaintEffect.NoExecute),
        Exists("node.kubernetes.io/disk-pressure", TaintEffect.NoSchedule),
        Exists("node.kubernetes.io/memory-pressure", TaintEffect.NoSchedule),
        Exists("node.kubernetes.io/pid-pressure", TaintEffect.NoSchedule),
        Exists("node.kubernetes.io/unschedulable", TaintEffect.NoSchedule),
    ];

    private static readonly Toleration[] WithHostNetwork =
    [
        .. Always,
        Exists("node.kubernetes.io/network-unavailable", TaintEffect.NoSchedule),
    ];

    /// <summary>The list, in the controller's order; always the same instance.</summary>
    /// <param name="hostNetwork">The template's <c>spec.hostNetwork</c>, which adds network-unavailable at the end.</param>
    public static IReadOnlyList<Toleration> For(bool hostNetwork) => hostNetwork ? WithHostNetwork : Always;

    /// <summary>The tolerations of a pod that the controller makes from a template.</summary>
    /// <remarks>
    /// The user's list in its order, then what is missing. An entry with the same key, operator, value and effect, as
    /// written, is replaced where it stands, so that its tolerationSeconds are lost; nothing else counts as the same
    /// (<c>AddOrUpdateTolerationInPodSpec</c> of kubernetes' pkg/apis/core/v1/helper).
    /// </remarks>
    /// <param name="tolerations">The template's list.</param>
    /// <param name="hostNetwork">The template's <c>spec.hostNetwork</c>.</param>
    public static IReadOnlyList<Toleration> Merge(IReadOnlyList<Toleration> tolerations, bool hostNetwork)
    {
        List<Toleration> merged = [.. tolerations];
        foreach (var automatic in For(hostNetwork))
        {
            var found = false;
            for (var i = 0; i < tolerations.Count; i++)
            {
                if (IsSame(tolerations[i], automatic))
                {
                    merged[i] = automatic;
                    found = true;
                }
            }

            if (!found)
                merged.Add(automatic);
        }

        return merged;
    }

    /// <summary>
    /// The list as it stands on the pods, without what the controller appends: an entry that it overwrites has lost its
    /// tolerationSeconds. The same instance where it overwrites nothing that matters.
    /// </summary>
    public static IReadOnlyList<Toleration> Overwritten(IReadOnlyList<Toleration> tolerations)
    {
        Toleration[]? overwritten = null;
        for (var i = 0; i < tolerations.Count; i++)
        {
            if (tolerations[i].TolerationSeconds is not null && IsAutomatic(tolerations[i]))
                (overwritten ??= [.. tolerations])[i] = tolerations[i] with { TolerationSeconds = null };
        }

        return overwritten ?? tolerations;
    }

    /// <summary>Whether the controller puts this very toleration on pods (of the host network at least), whatever its seconds.</summary>
    public static bool IsAutomatic(Toleration toleration)
    {
        foreach (var automatic in WithHostNetwork)
        {
            if (IsSame(automatic, toleration))
                return true;
        }

        return false;
    }

    /// <summary>Whether the controller takes the two for the same toleration; seconds are not looked at.</summary>
    public static bool IsSame(Toleration one, Toleration other) =>
        one.Key == other.Key && one.Effect == other.Effect && one.Operator == other.Operator && one.Value == other.Value;

    private static Toleration Exists(string key, string effect) =>
        new() { Key = key, Operator = TolerationOperator.Exists, Effect = effect };
}
