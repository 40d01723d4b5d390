namespace Webhook.Model.Core;

/// <summary>Values of <c>preemptionPolicy</c>.</summary>
public static class PreemptionPolicyName
{
    /// <summary>May take the place of pods of lower priority; the default.</summary>
    public const string PreemptLowerPriority = "PreemptLowerPriority";

    /// <summary>Waits until there is a place.</summary>
    public const string Never = "Never";
}
