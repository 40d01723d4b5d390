using Webhook.Policy.Rules;

namespace Webhook.Policy.Policies;

/// <summary>daemonset-webhook.dev/v1alpha1 DaemonSetPolicy, read and valid.</summary>
/// <remarks>The same document is a file, an entry of a ConfigMap and a custom resource.</remarks>
public sealed record DaemonSetPolicy
{
    /// <summary><c>apiVersion</c> of the document.</summary>
    public const string ApiVersion = "daemonset-webhook.dev/v1alpha1";

    /// <summary><c>kind</c> of the document.</summary>
    public const string Kind = "DaemonSetPolicy";

    /// <summary><c>metadata.name</c>: a DNS-1123 subdomain, unique among the policies that are loaded together.</summary>
    public required string Name { get; init; }

    /// <summary><c>spec.match</c>: the DaemonSets that the policy speaks of; absent is every one.</summary>
    public PolicyMatch Match { get; init; } = PolicyMatch.Everything;

    /// <summary><c>spec.tolerations</c>: what mutation injects.</summary>
    public PolicyTolerations Tolerations { get; init; } = PolicyTolerations.Default;

    /// <summary><c>spec.rules</c> by rule id; a rule that is not named runs with its default action and parameters.</summary>
    public IReadOnlyDictionary<string, RuleSetting> Rules { get; init; } = new Dictionary<string, RuleSetting>(StringComparer.Ordinal);

    /// <summary><c>spec.exemptions</c>; empty when there is none.</summary>
    public IReadOnlyList<Exemption> Exemptions { get; init; } = [];

    /// <summary>What the findings of a rule lead to under this policy.</summary>
    public RuleAction ActionOf(RuleDescriptor rule) => Rules.GetValueOrDefault(rule.Id)?.Action ?? rule.DefaultAction;

    /// <summary>Whether the policy speaks of a DaemonSet; not while a namespaceSelector can't be judged.</summary>
    public bool Covers(DaemonSetReview review) => PolicyMatching.Judge(Match, review) == MatchOutcome.Matches;
}
