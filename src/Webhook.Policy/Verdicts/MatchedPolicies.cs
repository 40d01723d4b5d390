using Webhook.Policy.Injection;

namespace Webhook.Policy.Verdicts;

/// <summary>What the policies that match one DaemonSet come to together: which rules to run for whom, which tolerations to want.</summary>
/// <remarks>Immutable but for what it works out once. Safe for use from many threads.</remarks>
internal sealed class MatchedPolicies
{
    private readonly WantedTolerations?[] _wanted = new WantedTolerations?[4];
    private readonly IReadOnlyList<CompiledPolicy> _policies;
    private readonly Verdict _nothingFound;
    private readonly Verdict _nothingFoundWithoutCluster;

    public MatchedPolicies(IReadOnlyList<CompiledPolicy> policies, IReadOnlyList<string> unknown)
    {
        _policies = policies;
        Unknown = unknown;
        Names = [.. policies.Select(policy => policy.Policy.Name)];
        Runs = [.. RunsOf(policies)];
        _nothingFound = new() { Findings = [], Policies = Names, SkippedPolicies = unknown };
        string[] live = [.. Runs.Where(run => run is { IsLive: true, IsAboutPresent: false }).OrderBy(run => run.Index).Select(run => run.Id).Distinct()];
        _nothingFoundWithoutCluster = live.Length == 0 ? _nothingFound : _nothingFound with { SkippedRules = live };
    }

    /// <summary>Names of the policies that match, in the order they were loaded.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Names of those of which it is not known whether they match.</summary>
    public IReadOnlyList<string> Unknown { get; }

    /// <summary>Whether no policy matches.</summary>
    public bool IsEmpty => _policies.Count == 0;

    /// <summary>The rules to run: each once for all policies that ask for it with the same parameters; in catalogue order.</summary>
    public RuleRun[] Runs { get; }

    /// <summary>The verdict of a review that nothing was found in.</summary>
    /// <param name="isWithoutCluster">Whether live rules were asked for and could not be run.</param>
    public Verdict NothingFound(bool isWithoutCluster) => isWithoutCluster ? _nothingFoundWithoutCluster : _nothingFound;

    /// <summary>What the policies want in a template.</summary>
    public WantedTolerations Wanted(bool hostNetwork, bool asksForControlPlane)
    {
        ref var wanted = ref _wanted[(hostNetwork ? 1 : 0) + (asksForControlPlane ? 2 : 0)];
        if (Volatile.Read(ref wanted) is { } known)
            return known;

        var union = new WantedTolerations(WantedUnion.Of([.. _policies.Select(policy => policy.Tolerations.For(hostNetwork, asksForControlPlane))]));
        return Interlocked.CompareExchange(ref wanted, union, null) ?? union;
    }

    private static IEnumerable<RuleRun> RunsOf(IReadOnlyList<CompiledPolicy> policies) =>
        from place in Enumerable.Range(0, policies.Count)
        from rule in policies[place].Rules
        group new RuleOwner(policies[place], rule.Action, place) by (rule.Index, rule.Rule) into owners
        orderby owners.Key.Index, owners.First().Place
        select new RuleRun(owners.Key.Rule, owners.Key.Index, [.. owners]);
}
