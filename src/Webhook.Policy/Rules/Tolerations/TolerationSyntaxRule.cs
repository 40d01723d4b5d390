using Webhook.Model;
using Webhook.Model.Apps;
using Webhook.Model.Core;
using Webhook.Policy.Selectors;
using Webhook.Policy.Tolerations;
using Webhook.Policy.Validators;

namespace Webhook.Policy.Rules.Tolerations;

/// <summary>toleration-syntax: tolerations that the API server takes.</summary>
/// <remarks>
/// <para>Field: <c>spec.template.spec.tolerations[*]</c>. Allowed: operator Exists without a value, or Equal (also when left
/// out) with a key; effect one of three or absent; seconds with NoExecute only.</para>
/// <para>Why: the API server refuses the rest.</para>
/// <para>Source: kubernetes' pkg/apis/core/validation/validation.go, <c>ValidateTolerations</c>.</para>
/// </remarks>
internal sealed class TolerationSyntaxRule : DaemonSetRule
{
    private static readonly TolerationValidator Validator = new();

    private static readonly TolerationValidator ComparingValidator = new(comparisonOperators: true);

    protected override void Check(DaemonSet daemonSet, DaemonSetReview review, FindingSink findings)
    {
        var tolerations = daemonSet.Spec.Template.Spec.Tolerations;
        for (var i = 0; i < tolerations.Count; i++)
        {
            if (!IsFine(tolerations[i]))
                Report(tolerations[i], i, MayCompare(review) ? ComparingValidator : Validator, findings);
        }
    }

    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "toleration-syntax",
        Title = "Toleration that the API server refuses",
        Category = RuleCategory.Tolerations,
        DefaultAction = RuleAction.Deny,
        What = "A toleration has a malformed key or value, no key with an operator other than Exists, a value with Exists, an unknown "
            + "operator or effect, or tolerationSeconds with an effect other than NoExecute. "
            + $"Operators Gt and Lt, behind the feature gate {TolerationMatching.ComparisonGate} that is off by default, are reported in "
            + "manifests whose stored object has neither; their value must be an integer in any case.",
        Why = "The API server refuses the DaemonSet. The usual case is operator Exists beside a value, or seconds without an effect.",
        Remedy = "Write operator Exists without a value, or Equal with one; leave the effect out for all three.",
        Source = "https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/",
        IsEnforcedByApiServer = true,
    };

    internal static bool IsFine(Toleration toleration) =>
        (toleration.IsKeyless || LabelSyntax.IsQualifiedName(toleration.Key))
        && (toleration.Operator switch
        {
            TolerationOperator.Exists => toleration.Value.Length == 0,
            TolerationOperator.Equal or "" => !toleration.IsKeyless && LabelSyntax.IsLabelValue(toleration.Value),
            _ => false,
        })
        && (toleration.Effect switch
        {
            TaintEffect.NoExecute => true,
            TaintEffect.NoSchedule or TaintEffect.PreferNoSchedule or "" => toleration.TolerationSeconds is null,
            _ => false,
        });

    /// <summary>
    /// Whether Gt and Lt are allowed: a live object passed the API server with them, and one that has them may keep or change them
    /// even with the gate off.
    /// </summary>
    private static bool MayCompare(DaemonSetReview review) =>
        review.Source != ReviewSource.Manifest
        || review.OldObject?.Spec.Template.Spec.Tolerations.Any(stored => stored.Operator is TolerationOperator.Gt or TolerationOperator.Lt) == true;

    private static void Report(Toleration toleration, int index, TolerationValidator validator, FindingSink findings)
    {
        var failures = validator.Validate(toleration).Errors;
        foreach (var failure in failures)
        {
            // Of two complaints about a value, the first says what to write.
            if (failure.PropertyName == "value" && failures.Find(other => other.PropertyName == "value") != failure)
                continue;

            // A word that is unknown can't fit its neighbours either; one of the two is enough to fix it.
            if (failure.ErrorCode == FieldErrorType.NotSupported && failures.Exists(other => other != failure && other.PropertyName == failure.PropertyName))
            {
                continue;
            }

            var field = FieldPath.Join(FieldPaths.Toleration(index), failure.PropertyName);
            findings.Report(field, $"{field}: {failure.ErrorMessage}", Remedy(toleration, failure.PropertyName));
        }
    }

    private static string Remedy(Toleration toleration, string property) => property switch
    {
        "key" => "write the taint's key as kubectl describe node shows it",
        "effect" when toleration.TolerationSeconds is not null => "write effect: NoExecute, or drop tolerationSeconds",
        "effect" => "write one of the three effects, or leave it out for all of them",
        "value" => "write a whole number such as 100",
        _ when toleration.Operator == TolerationOperator.Exists => "drop the value, or write operator: Equal",
        _ when toleration.IsKeyless => "write operator: Exists to tolerate every taint, or name a key",
        _ => "write operator: Exists without a value, or operator: Equal with the taint's value",
    };
}
