using Webhook.Commands.Inputs;
using Webhook.Output.Mutations;
using Webhook.Output.Reports;
using Webhook.Policy.Rules;
using Webhook.Policy.Verdicts;

namespace Webhook.Commands.Checks;

/// <summary>Judges manifests as the API server would: first the mutating webhook, then the validating one.</summary>
internal static class ManifestCheck
{
    /// <summary>Judges every DaemonSet of the input.</summary>
    public static CheckReport Run(ManifestSession session)
    {
        var results = new List<CheckResult>();
        var skippedRules = new HashSet<string>(StringComparer.Ordinal);
        var unread = new HashSet<UnreadKind>();
        var skippedPolicies = new SortedSet<string>(StringComparer.Ordinal);
        var otherKinds = 0;
        foreach (var manifest in session.Inputs.Files.SelectMany(file => file.Objects))
        {
            if (!manifest.IsDaemonSet && !manifest.IsNearMiss && !session.Inputs.Ignored.Contains(manifest))
            {
                otherKinds++;
            }
            else if (session.Review(manifest) is { } reviewed)
            {
                var verdict = session.Engine.Evaluate(reviewed.Mutated);
                skippedRules.UnionWith(verdict.SkippedRules);
                unread.UnionWith(verdict.UnreadKinds);
                skippedPolicies.UnionWith(verdict.SkippedPolicies);
                results.Add(Result(reviewed, verdict));
            }
        }

        return new CheckReport
        {
            Results = results,
            Problems = [.. session.Policies.Problems, .. session.Inputs.Problems],
            OtherKinds = otherKinds,
            Patches = session.Inputs.Patches,
            ForeignDocuments = session.Inputs.ForeignDocuments,
            SkippedRules = [.. RuleCatalogue.All.Select(rule => rule.Descriptor.Id).Where(skippedRules.Contains)],
            UnreadKinds = [.. unread],
            SkippedPolicies = [.. skippedPolicies],
        };
    }

    private static CheckResult Result(ReviewedManifest reviewed, Verdict verdict) => new()
    {
        Source = reviewed.Manifest.Source,
        Document = reviewed.Manifest.Document,
        Position = reviewed.Manifest.Root.Start,
        Namespace = reviewed.Review.Namespace,
        Name = reviewed.Review.Name,
        Findings = [.. verdict.Findings.Select(finding => new LocatedFinding(finding, reviewed.Manifest.PositionOf(finding.Field)))],
        Policies = verdict.Policies,
        Injected = reviewed.Injection.Added,
        Deferred = reviewed.Injection.Deferred.Count > 0,
        ExemptedFindings = verdict.ExemptedFindings,
    };
}
