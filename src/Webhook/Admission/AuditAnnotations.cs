using System.Runtime.CompilerServices;
using Webhook.Model.Admission;
using Webhook.Model.Core;
using Webhook.Model.Text;
using Webhook.Policy;
using Webhook.Policy.Injection;

namespace Webhook.Admission;

/// <summary>What the API server's audit log keeps of a decision, as <c>webhook name/key</c>.</summary>
/// <remarks>A key must be 1 to 63 characters of a label's name part; rule ids and the fixed keys below all are.</remarks>
internal static class AuditAnnotations
{
    /// <summary>Names of the policies that matched.</summary>
    private const string Policies = "policies";

    /// <summary>Tolerations that were added.</summary>
    private const string Injected = "injected";

    /// <summary>Tolerations that are missing and wait for the next change of the template.</summary>
    private const string Deferred = "deferred";

    /// <summary>Live rules that were not run, by why.</summary>
    private const string SkippedRules = "skipped-rules";

    /// <summary>Policies of which it is not known whether they match.</summary>
    private const string SkippedPolicies = "skipped-policies";

    /// <summary>Runes of one value: audit events have a size limit of their own that an object's names must not use up.</summary>
    private const int MaxRunes = 1024;

    // As long as the engine that made them, these never change, and nearly every answer holds one of a few.
    private static readonly ConditionalWeakTable<IReadOnlyList<string>, EncodedAnnotations> OfPoliciesAlone = [];
    private static readonly ConditionalWeakTable<TolerationInjection, EncodedAnnotations> OfInjections = [];

    /// <summary>The annotations of a review that nothing was found in and nothing left out of.</summary>
    /// <param name="policies">Names of the policies that matched; an engine gives the same instance for the same ones.</param>
    public static IReadOnlyList<KeyValuePair<string, string>> Of(IReadOnlyList<string> policies) =>
        OfPoliciesAlone.GetValue(policies, static names => new(Of([], names, SkippedChecks.None)));

    /// <summary>The annotations of an injection that nothing was left out of.</summary>
    /// <param name="injection">An engine gives the same instance for the same tolerations.</param>
    public static IReadOnlyList<KeyValuePair<string, string>> Of(TolerationInjection injection) =>
        OfInjections.GetValue(injection, static given => new(Of(given.Added, given.Deferred, SkippedChecks.None)));

    /// <summary>One entry for each rule with findings, one for the policies, and what was skipped.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Of(IReadOnlyList<Finding> findings, IReadOnlyList<string> policies, SkippedChecks skipped)
    {
        var annotations = new List<KeyValuePair<string, string>>();
        Add(annotations, Policies, policies);
        foreach (var rule in findings.GroupBy(finding => finding.Rule))
            Add(annotations, rule.Key, [.. rule.Select(finding => $"{finding.Action}: {finding.Message}")], " | ");

        Add(annotations, skipped);
        return annotations;
    }

    /// <summary>What was added, what was put off, and what was skipped.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Of(
        IReadOnlyList<Toleration> injected, IReadOnlyList<Toleration> deferred, SkippedChecks skipped)
    {
        var annotations = new List<KeyValuePair<string, string>>();
        Add(annotations, Injected, [.. injected.Select(toleration => toleration.ToString())]);
        Add(annotations, Deferred, [.. deferred.Select(toleration => toleration.ToString())]);
        Add(annotations, skipped);
        return annotations;
    }

    private static void Add(List<KeyValuePair<string, string>> annotations, SkippedChecks skipped)
    {
        Add(annotations, SkippedRules, [.. skipped.Rules.Select(entry => $"{entry.Reason}: {string.Join(", ", entry.Rules)}")], " | ");
        Add(annotations, SkippedPolicies, skipped.Policies);
    }

    private static void Add(List<KeyValuePair<string, string>> annotations, string key, IReadOnlyList<string> values, string separator = ", ")
    {
        if (values.Count > 0)
            annotations.Add(new(key, OneLine.Cut(OneLine.Of(string.Join(separator, values)), MaxRunes)));
    }
}
