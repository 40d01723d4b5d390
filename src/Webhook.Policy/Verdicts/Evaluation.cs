using Webhook.Policy.Cluster;
using Webhook.Policy.Rules;

namespace Webhook.Policy.Verdicts;

/// <summary>Runs the rules of the matching policies over one review and gathers what they find.</summary>
/// <param name="review">What to judge.</param>
/// <param name="isOutOfTime">Asked before each live rule; <c>null</c> never says yes.</param>
internal sealed class Evaluation(DaemonSetReview review, Func<bool>? isOutOfTime)
{
    private readonly FindingSink _sink = new();
    private List<JudgedFinding>? _found;
    private List<JudgedFinding>? _exempted;
    private List<RuleFailure>? _failures;
    private List<string>? _late;
    private List<UnreadKind>? _unread;

    /// <summary>Runs every rule that the policies ask for.</summary>
    public Verdict Run(MatchedPolicies policies)
    {
        var isWithoutCluster = review is { IsAlive: true, Cluster: null };
        foreach (var run in policies.Runs)
        {
            if (run.IsLive && ((run.IsAboutPresent && !review.LooksAtPresent) || IsSkipped(run)))
                continue;

            var before = _sink.Count;
            var hasThrown = !TryCheck(run, before);
            for (var owner = 0; owner < run.Owners.Length && _sink.Count > before; owner++)
                Judge(policies, run, run.Owners[owner], before, hasThrown);
        }

        return _found is null && _exempted is null && _failures is null && _late is null && _unread is null
            ? policies.NothingFound(isWithoutCluster)
            : ToVerdict(policies, policies.NothingFound(isWithoutCluster).SkippedRules);
    }

    /// <summary>What was found for all policies.</summary>
    private Verdict ToVerdict(MatchedPolicies policies, IReadOnlyList<string> skippedRules)
    {
        var findings = UnitedFindings.Of(_found ?? []);
        return new Verdict
        {
            Findings = [.. findings.Select(finding => finding.Render())],
            Policies = policies.Names,
            SkippedPolicies = policies.Unknown,
            SkippedRules = _unread is null ? skippedRules : [.. _unread.Select(unread => unread.Rule).Distinct()],
            UnreadKinds = _unread ?? [],
            LateRules = _late ?? [],
            Failures = _failures ?? [],
            ExemptedFindings = _exempted is null ? 0 : UnitedFindings.CountOthers(_exempted, findings),
            ExpiredExemptions = [.. findings.Select(finding => finding.Expired).OfType<ExpiredExemption>().Distinct()],
        };
    }

    /// <summary>Whether a live rule can't be run; notes it when time is up.</summary>
    private bool IsSkipped(RuleRun run)
    {
        if (!review.IsAlive || review.Cluster is null)
            return true;

        var unread = run.Reads & ~review.Cluster.Known;
        if (unread != ClusterKinds.None)
        {
            NoteUnread(run.Id, unread);
            if (unread == run.Reads || (unread & ClusterKinds.Node) != ClusterKinds.None)
                return true;
        }

        if (isOutOfTime?.Invoke() != true)
            return false;

        // Runs come in catalogue order, those of one rule with different parameters side by side.
        if (_late is null || _late[^1] != run.Id)
            (_late ??= []).Add(run.Id);

        return true;
    }

    /// <summary>Notes of a rule that it reads kinds of object of which nothing is known, once for all policies.</summary>
    private void NoteUnread(string rule, ClusterKinds kinds)
    {
        _unread ??= [];
        foreach (var kind in Enum.GetValues<ClusterKinds>().Where(kind => int.PopCount((int)kind) == 1 && kinds.HasFlag(kind)))
        {
            if (!_unread.Contains(new(rule, kind)))
                _unread.Add(new(rule, kind));
        }
    }

    /// <summary>Lets the rule report; false when it threw, and then all that it reported is that.</summary>
    private bool TryCheck(RuleRun run, int before)
    {
        var first = run.Owners[0];
        _sink.Enter(run.Id, first.Action, first.Policy.Policy.Name);
        try
        {
            run.Rule.Check(review, _sink);
            _sink.Leave();
            return true;
        }
        catch (Exception exception)
        {
            // What it reported before it threw may be as wrong as the rule: nothing of it may deny.
            _sink.KeepOnly(before);
            (_failures ??= []).Add(new RuleFailure(run.Id, exception));
            _sink.Report(
                "spec",
                $"rule {run.Id} failed with {exception.GetType().Name} and did not judge this object",
                "report it to the authors of daemonset-webhook together with the manifest, or set the rule's action to Off");
            return false;
        }
    }

    /// <summary>Judges what a rule reported, from an index on, for one of the policies that ask for it.</summary>
    private void Judge(MatchedPolicies policies, RuleRun run, RuleOwner owner, int from, bool hasThrown)
    {
        var action = hasThrown ? RuleAction.Audit : owner.Action;
        for (var i = from; i < _sink.Count; i++)
        {
            if (InjectedEntries.ForAuthor(_sink.Findings[i], review, policies) is not { } finding)
                continue;

            Judge(run, owner, ReferenceEquals(owner, run.Owners[0]) && !hasThrown ? finding : finding with { Policy = owner.Policy.Policy.Name, Action = action });
        }
    }

    private void Judge(RuleRun run, RuleOwner owner, Finding finding)
    {
        var exemption = owner.Policy.ExemptionOf(review, run.Id);
        if (exemption is null)
        {
            (_found ??= []).Add(new JudgedFinding(finding, run.Index, owner.Place, null));
        }
        else if (exemption.IsExpiredAt(review.Now))
        {
            var expired = new ExpiredExemption(owner.Policy.Policy.Name, exemption.Reason, exemption.Expires!.Value);
            (_found ??= []).Add(new JudgedFinding(finding, run.Index, owner.Place, expired));
        }
        else
        {
            (_exempted ??= []).Add(new JudgedFinding(finding, run.Index, owner.Place, null));
        }
    }
}
