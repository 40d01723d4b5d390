using FluentValidation;

namespace Webhook.Policy.Validators.Pods;

/// <summary>What the API server asks of one topology spread constraint.</summary>
internal sealed class TopologySpreadValidator : ApiValidator
{
    /// <summary>Builds the validator once; it is stateless and safe for use from many threads.</summary>
    /// <param name="isNew">Whether the object is new: an update may keep a bad selector.</param>
    public TopologySpreadValidator(bool isNew)
    {
        Check(Constraint);
        if (isNew)
            Check((constraint, context) => SelectorChecks.Check(constraint, context, "labelSelector"));
    }

    /// <summary>No two constraints share topology key and whenUnsatisfiable.</summary>
    public static void PairsAreUnique(ApiObject pod, ValidationContext<ApiObject> context)
    {
        var pairs = new HashSet<(string, string)>();
        var constraints = pod.Items("topologySpreadConstraints");
        for (var i = 0; i < constraints.Count; i++)
        {
            var pair = (constraints[i].Text("topologyKey"), constraints[i].Text("whenUnsatisfiable"));
            if (!pairs.Add(pair))
            {
                Fail(context, $"topologySpreadConstraints[{i}]", FieldErrorType.Duplicate, $"has topologyKey {pair.Item1} with {pair.Item2}, as an earlier one has",
                    "keep one of the two");
            }
        }
    }

    private static void Constraint(ApiObject constraint, ValidationContext<ApiObject> context)
    {
        if (constraint.Number("maxSkew") is not > 0)
            Fail(context, "maxSkew", FieldErrorType.Invalid, $"is {constraint.Number("maxSkew") ?? 0}, must be 1 or more", "write maxSkew: 1");

        PodAffinityTermValidator.TopologyKey(constraint, context);
        Required(constraint, context, "whenUnsatisfiable", "write DoNotSchedule or ScheduleAnyway");
        OneOf(constraint, context, "whenUnsatisfiable", "DoNotSchedule", "ScheduleAnyway");
        Within(constraint, context, "minDomains", 1, long.MaxValue);
        if (constraint.Has("minDomains") && constraint.Text("whenUnsatisfiable") == "ScheduleAnyway")
            Fail(context, "minDomains", FieldErrorType.Invalid, "may not be set while whenUnsatisfiable is ScheduleAnyway", "drop minDomains");

        OneOf(constraint, context, "nodeAffinityPolicy", "Honor", "Ignore");
        OneOf(constraint, context, "nodeTaintsPolicy", "Honor", "Ignore");
    }
}
