using Webhook.Model.Core;
using Webhook.Model.Meta;

namespace Webhook.Kubernetes.Decoding;

/// <summary>Lets decoded objects share what repeats: names of namespaces and nodes, label sets, owners, ports, taints.</summary>
/// <remarks>
/// Pods of one template then share one label set, and two decodings of an unchanged object are equal records.
/// One pool belongs to one list-and-watch loop; not safe for concurrent use.
/// </remarks>
public sealed class InternPool
{
    // 5,000 nodes, 10,000 namespaces and the label values of 20,000 workloads fit; at 2 x 65,536 strings of 100 bytes the
    // pool itself stays near 13 MB at worst.
    private const int Strings = 65_536;

    // One label set, owner and port list for each revision of each workload.
    private const int Composites = 32_768;

    private static readonly IReadOnlyDictionary<string, string> NoLabels = new LabelMap([]);

    private readonly SharedValues<string> _strings = new(Strings, StringComparer.Ordinal);
    private readonly SharedValues<LabelMap> _labels = new(Composites);
    private readonly SharedValues<OwnerReference> _owners = new(Composites);
    private readonly SharedValues<IReadOnlyList<HostPort>> _hostPorts = new(Composites, new SequenceComparer<HostPort>());
    private readonly SharedValues<IReadOnlyList<Taint>> _taints = new(Composites, new SequenceComparer<Taint>());
    private readonly SharedValues<IReadOnlyList<NodeCondition>> _conditions = new(Composites, new SequenceComparer<NodeCondition>());

    /// <summary>The shared instance of a string.</summary>
    public string Share(string text) => text.Length == 0 ? "" : _strings.Share(text);

    /// <summary>The shared instance of a label set; <c>null</c> is the empty one, a <c>null</c> value the empty string.</summary>
    public IReadOnlyDictionary<string, string> Share(IReadOnlyDictionary<string, string>? labels) =>
        labels is null || labels.Count == 0
            ? NoLabels
            : _labels.Share(new LabelMap([.. labels.Select(label => KeyValuePair.Create(Share(label.Key), Share(label.Value ?? "")))]));

    /// <summary>The shared instance of the owner that is the controller; <c>null</c> when none is.</summary>
    public OwnerReference? Controller(IReadOnlyList<OwnerReference>? owners) =>
        owners?.FirstOrDefault(owner => owner?.Controller == true) is { } controller ? _owners.Share(controller) : null;

    /// <summary>The shared instance of a list of host ports.</summary>
    public IReadOnlyList<HostPort> Share(IReadOnlyList<HostPort> ports) => ports.Count == 0 ? [] : _hostPorts.Share(ports);

    /// <summary>The shared instance of a list of taints.</summary>
    public IReadOnlyList<Taint> Share(IReadOnlyList<Taint> taints) => taints.Count == 0 ? [] : _taints.Share(taints);

    /// <summary>The shared instance of a list of node conditions.</summary>
    public IReadOnlyList<NodeCondition> Share(IReadOnlyList<NodeCondition> conditions) =>
        conditions.Count == 0 ? [] : _conditions.Share(conditions);

    private sealed class SequenceComparer<T> : IEqualityComparer<IReadOnlyList<T>>
    {
        public bool Equals(IReadOnlyList<T>? x, IReadOnlyList<T>? y) => x is null ? y is null : y is not null && x.SequenceEqual(y);

        public int GetHashCode(IReadOnlyList<T> list)
        {
            var hash = new HashCode();
            foreach (var element in list)
                hash.Add(element);

            return hash.ToHashCode();
        }
    }
}
