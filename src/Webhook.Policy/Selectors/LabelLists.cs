using Webhook.Model.Meta;

namespace Webhook.Policy.Selectors;

/// <summary>Workloads by label: those whose pods have it, and those that select by it.</summary>
internal sealed class LabelLists
{
    private readonly Dictionary<(string Key, string Value), List<SelectingWorkload>> _havingLabel = [];
    private readonly Dictionary<(string Key, string Value), List<SelectingWorkload>> _selectingLabel = [];
    private readonly List<SelectingWorkload> _selectingOtherwise = [];

    public LabelLists(SelectingWorkload[] workloads)
    {
        foreach (var workload in workloads)
        {
            foreach (var (key, value) in new LabelPairs(workload.TemplateLabels))
                Add(_havingLabel, (key, value), workload);
        }

        foreach (var workload in workloads)
        {
            if (workload.Selector is not { } selector)
                continue;

            // Whatever a selector selects has each of its labels; to find it by one of them, the rarest, is enough.
            if (Rarest(selector) is { } rarest)
                Add(_selectingLabel, rarest, workload);
            else
                _selectingOtherwise.Add(workload);
        }
    }

    /// <summary>As <see cref="SelectorIndex.Candidates"/>, for a selector that has labels.</summary>
    public IReadOnlyList<SelectingWorkload> Find(LabelSelector? selector, IReadOnlyDictionary<string, string> labels)
    {
        HashSet<SelectingWorkload>? found = null;
        if (selector is not null && _havingLabel.TryGetValue(Rarest(selector)!.Value, out var selected))
            Add(ref found, selected);

        foreach (var (key, value) in new LabelPairs(labels))
        {
            if (_selectingLabel.TryGetValue((key, value), out var selecting))
                Add(ref found, selecting);
        }

        if (_selectingOtherwise.Count > 0)
            Add(ref found, _selectingOtherwise);

        return found is null ? [] : [.. found];
    }

    /// <summary>The label of a selector that the fewest pods' templates have; <c>null</c> for a selector without labels.</summary>
    private (string Key, string Value)? Rarest(LabelSelector selector)
    {
        (string, string)? rarest = null;
        var fewest = int.MaxValue;
        foreach (var (key, value) in new LabelPairs(selector.MatchLabels))
        {
            var count = _havingLabel.TryGetValue((key, value), out var having) ? having.Count : 0;
            if (count < fewest)
                (rarest, fewest) = ((key, value), count);
        }

        return rarest;
    }

    private static void Add(Dictionary<(string, string), List<SelectingWorkload>> lists, (string, string) label, SelectingWorkload workload)
    {
        if (!lists.TryGetValue(label, out var list))
            lists.Add(label, list = []);

        list.Add(workload);
    }

    private static void Add(ref HashSet<SelectingWorkload>? found, List<SelectingWorkload> workloads)
    {
        found ??= new(ReferenceEqualityComparer.Instance);
        found.UnionWith(workloads);
    }
}
