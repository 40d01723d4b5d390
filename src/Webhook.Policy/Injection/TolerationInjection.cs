using Webhook.Model.Core;
using Webhook.Model.Patches;

namespace Webhook.Policy.Injection;

/// <summary>What mutation does to one DaemonSet.</summary>
public sealed record TolerationInjection
{
    /// <summary>Nothing is missing, or nothing may be added.</summary>
    public static TolerationInjection None { get; } = new();

    /// <summary>Tolerations to append to the template, in order; empty when there is nothing to do or all is deferred.</summary>
    public IReadOnlyList<Toleration> Added { get; init; } = [];

    /// <summary>Tolerations that are missing and wait for the next change of the template (SafeRollout).</summary>
    public IReadOnlyList<Toleration> Deferred { get; init; } = [];

    /// <summary>As <see cref="Verdicts.Verdict.SkippedPolicies"/>: policies that add nothing because it is not known whether they match.</summary>
    public IReadOnlyList<string> SkippedPolicies { get; init; } = [];

    /// <summary>The RFC 6902 patch that appends <see cref="Added"/>; empty when nothing is added.</summary>
    public IReadOnlyList<JsonPatchOperation> Patch { get; init; } = [];
}
