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
    private SortedList<int, string>? _skipped;
    private SortedList<int, string>? _late;

    /// <summary>Runs every rule of one policy.</summary>
    public void Run(CompiledPolicy policy)
    {
        foreach (var rule in policy.Rules)
        {
            if (rule.IsLive && IsSkipped(rule))
                continue;

            var before = _sink.Findings.Count;
            Check(rule, policy.Policy.Name, before);
            for (var i = before; i < _sink.Findings.Count; i++)
                Judge(policy, rule, _sink.Findings[i]);
        }
    }

    /// <summary>What was found by all policies run.</summary>
    public Verdict ToVerdict(IReadOnlyList<string> policies, IReadOnlyList<string> skippedPolicies)
    {
        var findings = UnitedFindings.Of(_found ?? []);
        return new Verdict
        {
            Findings = [.. findings.Select(finding => finding.Render())],
            Policies = policies,
            SkippedPolicies = skippedPolicies,
            SkippedRules = _skipped is null ? [] : [.. _skipped.Values],
            LateRules = _late is null ? [] : [.. _late.Values],
            Failures = _failures ?? [],
            ExemptedFindings = UnitedFindings.Of(_exempted ?? []).Count(gone => !findings.Exists(gone.SaysTheSameAs)),
            ExpiredExemptions = [.. findings.Select(finding => finding.Expired).OfType<ExpiredExemption>().Distinct()],
        };
    }

    /// <summary>Notes a live rule that can't be run; one that would have nothing to look at needs no note.</summary>
    private bool IsSkipped(CompiledRule rule)
    {
        if (!review.IsAlive)
            return true;

        if (review.Cluster is null)
            (_skipped ??= [])[rule.Index] = rule.Id;
        else if (isOutOfTime?.Invoke() == true)
            (_late ??= [])[rule.Index] = rule.Id;
        else
            return false;

        return true;
    }

    private void Check(CompiledRule rule, string policy, int before)
    {
        _sink.Enter(rule.Id, rule.Action, policy);
        try
        {
            rule.Rule.Check(review, _sink);
        }
        catch (Exception exception)
        {
            // What it reported before it threw may be as wrong as the rule: nothing of it may deny.
            _sink.KeepOnly(before);
            (_failures ??= []).Add(new RuleFailure(rule.Id, exception));
            _sink.Enter(rule.Id, RuleAction.Audit, policy);
            _sink.Report(
                "spec",
                $"rule {rule.Id} failed with {exception.GetType().Name} and did not judge this object",
                "report it to the authors of daemonset-webhook together with the manifest, or set the rule's action to Off");
        }
    }

    private void Judge(CompiledPolicy policy, CompiledRule rule, Finding finding)
    {
        var exemption = policy.ExemptionOf(review, rule.Id);
        if (exemption is null)
        {
            (_found ??= []).Add(new JudgedFinding(finding, rule.Index, null));
        }
        else if (exemption.IsExpiredAt(review.Now))
        {
            var expired = new ExpiredExemption(policy.Policy.Name, exemption.Reason, exemption.Expires!.Value);
            (_found ??= []).Add(new JudgedFinding(finding, rule.Index, expired));
        }
        else
        {
            (_exempted ??= []).Add(new JudgedFinding(finding, rule.Index, null));
        }
    }
}
