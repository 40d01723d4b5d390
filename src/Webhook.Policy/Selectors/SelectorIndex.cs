using Webhook.Model.Apps;
using Webhook.Model.Meta;

namespace Webhook.Policy.Selectors;

/// <summary>The workloads of a namespace, found by the labels that they select and by those that their pods have.</summary>
/// <remarks>
/// Who looks through a thousand workloads for the few that share a label asks for that label. Immutable and safe for use from
/// many threads.
/// </remarks>
public sealed class SelectorIndex
{
    // Up to here looking at each costs no more than looking them up.
    private const int LeastIndexed = 16;

    private readonly SelectingWorkload[] _workloads;
    private readonly Lazy<LabelLists>? _lists;

    /// <param name="workloads">Each once.</param>
    public SelectorIndex(IEnumerable<SelectingWorkload> workloads)
    {
        _workloads = [.. workloads];
        _lists = _workloads.Length < LeastIndexed ? null : new(() => new LabelLists(_workloads));
    }

    /// <summary>The index of a namespace: DaemonSets that are not being deleted, and workloads that no other one owns.</summary>
    public static SelectorIndex Of(IEnumerable<DaemonSet> daemonSets, IEnumerable<Workload> workloads) => new(
    [
        .. daemonSets.Where(it => it.Metadata.DeletionTimestamp is null).Select(it => new SelectingWorkload(
            SelectingWorkload.DaemonSet, it.Metadata.Name, it.Metadata.Uid, it.Spec.Selector, it.Spec.Template.Metadata.Labels)),
        .. workloads.Where(it => it.Controller is null).Select(it => new SelectingWorkload(it.Kind, it.Name, it.Uid, it.Selector, it.TemplateLabels)),
    ]);

    /// <summary>
    /// Every workload whose selector selects the labels or whose labels the selector selects, each once, and maybe others that
    /// do neither.
    /// </summary>
    /// <param name="selector">A selector; <c>null</c> selects nothing.</param>
    /// <param name="labels">Labels of pods.</param>
    internal IReadOnlyList<SelectingWorkload> Candidates(LabelSelector? selector, IReadOnlyDictionary<string, string> labels) =>
        _lists is null || selector is { MatchLabels.Count: 0 } ? _workloads : _lists.Value.Find(selector, labels);
}
