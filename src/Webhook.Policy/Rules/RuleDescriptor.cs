using Webhook.Policy.Cluster;

namespace Webhook.Policy.Rules;

/// <summary>What a rule is, in words: the source of its documentation page, its SARIF entry and its CRD schema.</summary>
public sealed record RuleDescriptor
{
    /// <summary>Id in kebab case; never reused for another meaning.</summary>
    public required string Id { get; init; }

    /// <summary>Ids of rules that it took in: in policies and exemptions they mean this rule.</summary>
    public IReadOnlyList<string> FormerIds { get; init; } = [];

    /// <summary>One line without a full stop, as it stands in lists.</summary>
    public required string Title { get; init; }

    /// <summary>Heading that it stands under.</summary>
    public required RuleCategory Category { get; init; }

    /// <summary>Action where a policy does not name the rule.</summary>
    public required RuleAction DefaultAction { get; init; }

    /// <summary>What it finds: full sentences, the fields it reads and the values it allows.</summary>
    public required string What { get; init; }

    /// <summary>Why that matters on a real cluster: full sentences.</summary>
    public required string Why { get; init; }

    /// <summary>What to write instead: a full sentence.</summary>
    public required string Remedy { get; init; }

    /// <summary>Kubernetes page, KEP or source file that it follows.</summary>
    public required string Source { get; init; }

    /// <summary>Whether it needs the live cluster; without one it is skipped, and the output says so.</summary>
    public bool IsLive { get; init; }

    /// <summary>
    /// Whether a live rule looks at nothing but how the pods are now: it is run in audit and explain only, and is not listed as
    /// skipped elsewhere.
    /// </summary>
    public bool IsAboutPresent { get; init; }

    /// <summary>
    /// The kinds of object that a live rule reads. Where a saved cluster holds none of one kind, the output lists the rule as
    /// skipped for that kind; where it holds none of them all, or no node that the rule reads, the rule is not run.
    /// </summary>
    public ClusterKinds Reads { get; init; }

    /// <summary>
    /// Whether the API server refuses the same thing before any validating webhook is called: the rule is then there
    /// for the command line and the console.
    /// </summary>
    public bool IsEnforcedByApiServer { get; init; }

    /// <summary>Parameters that a policy may set beside the action; empty when there are none.</summary>
    public IReadOnlyList<RuleParameter> Parameters { get; init; } = [];
}
