using Webhook.Model.Core;
using Webhook.Model.Manifests;
using Webhook.Policy.Rules;

namespace Webhook.Output.Reports;

/// <summary>What was found in one DaemonSet.</summary>
internal sealed record CheckResult
{
    /// <summary>The file, as the user named it; <c>-</c> for standard input.</summary>
    public required string Source { get; init; }

    /// <summary>Number of the YAML document in the file, from 1.</summary>
    public required int Document { get; init; }

    /// <summary>Where the object starts in the file; <c>null</c> for a live object.</summary>
    public Position? Position { get; init; }

    /// <summary>Namespace that it was judged in.</summary>
    public required string Namespace { get; init; }

    /// <summary>Its name; generateName followed by <c>*</c> while it has none.</summary>
    public required string Name { get; init; }

    /// <summary>Every finding, most severe first.</summary>
    public required IReadOnlyList<LocatedFinding> Findings { get; init; }

    /// <summary>Names of the policies that match it; empty when it is left alone.</summary>
    public required IReadOnlyList<string> Policies { get; init; }

    /// <summary>Tolerations that the mutating webhook adds, in order.</summary>
    public IReadOnlyList<Toleration> Injected { get; init; } = [];

    /// <summary>Whether tolerations are missing that wait for the next change of the template.</summary>
    public bool Deferred { get; init; }

    /// <summary>Findings that an exemption took away.</summary>
    public int ExemptedFindings { get; init; }

    /// <summary>What a change of nodes does to it; <c>null</c> when none was asked about.</summary>
    public ResultChange? Change { get; init; }

    /// <summary>The most severe action of all that was found in it; <see cref="RuleAction.Off"/> for nothing. Findings that are not shown count.</summary>
    public RuleAction Verdict
    {
        get => field != RuleAction.Off || Findings.Count == 0 ? field : Findings.Max(located => located.Finding.Action);
        private init;
    }

    /// <summary>The result with findings of some severity and above only.</summary>
    public CheckResult Showing(RuleAction least) => this with
    {
        Verdict = Verdict,
        Findings = [.. Findings.Where(located => located.Finding.Action >= least)],
    };

    /// <summary><c>DaemonSet namespace/name</c>.</summary>
    public string DisplayName => $"DaemonSet {Namespace}/{Name}";
}
