using System.Globalization;
using Webhook.Model.Core;

namespace Webhook.Policy.Fit;

/// <summary>The priority that a new pod gets, or why the API server refuses it.</summary>
/// <remarks>
/// Follows the admission plugin Priority, kubernetes' plugin/pkg/admission/priority/admission.go, 1.36. Of several global
/// defaults the lowest counts.
/// </remarks>
public sealed record PodPriority
{
    private PodPriority()
    {
    }

    /// <summary>Name of the PriorityClass; empty where there is none and no global default.</summary>
    public string ClassName { get; private init; } = "";

    /// <summary>The priority; 0 without a class.</summary>
    public int Value { get; private init; }

    /// <summary>One of <see cref="PreemptionPolicyName"/>.</summary>
    public string PreemptionPolicy { get; private init; } = PreemptionPolicyName.PreemptLowerPriority;

    /// <summary>Why the pod is refused, in the API server's words behind "is forbidden: "; <c>null</c> where it is accepted.</summary>
    public string? Refusal { get; private init; }

    /// <summary>Finds it.</summary>
    /// <param name="className"><c>spec.priorityClassName</c>; empty when absent.</param>
    /// <param name="priority"><c>spec.priority</c> as written; <c>null</c> when absent.</param>
    /// <param name="preemptionPolicy"><c>spec.preemptionPolicy</c> as written; empty when absent.</param>
    /// <param name="classes">The PriorityClasses there are.</param>
    public static PodPriority Of(string className, int? priority, string preemptionPolicy, IEnumerable<PriorityClass> classes)
    {
        var found = className.Length > 0
            ? classes.FirstOrDefault(known => known.Name == className)
            : classes.Where(known => known.GlobalDefault).MinBy(known => known.Value);
        if (found is null && className.Length > 0)
            return new() { Refusal = $"no PriorityClass with name {className} was found" };

        var computed = new PodPriority
        {
            ClassName = found?.Name ?? "",
            Value = found?.Value ?? 0,
            PreemptionPolicy = found is { PreemptionPolicy: { Length: > 0 } policy } ? policy : PreemptionPolicyName.PreemptLowerPriority,
        };
        if (priority is { } given && given != computed.Value)
        {
            return computed with
            {
                Refusal = string.Create(
                    CultureInfo.InvariantCulture,
                    $"the integer value of priority ({given}) must not be provided in pod spec; priority admission controller computed {computed.Value} from the given PriorityClass name"),
            };
        }

        return preemptionPolicy.Length == 0 || preemptionPolicy == computed.PreemptionPolicy ? computed : computed with
        {
            Refusal = $"the string value of PreemptionPolicy ({preemptionPolicy}) must not be provided in pod spec; "
                + $"priority admission controller computed {computed.PreemptionPolicy} from the given PriorityClass name",
        };
    }
}
