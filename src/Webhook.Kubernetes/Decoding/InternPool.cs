using System.Runtime.InteropServices;
using System.Text.Json;
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

    // Names end at 253 characters, label values at 63.
    private const int LongestShort = 256;

    /// <summary>The empty label set.</summary>
    internal static readonly IReadOnlyDictionary<string, string> NoLabels = new LabelMap([]);

    private readonly SharedValues<string> _strings = new(Strings, StringComparer.Ordinal);
    private readonly SharedValues<LabelMap> _labels = new(Composites, new LabelComparer());
    private readonly SharedValues<OwnerReference> _owners = new(Composites);
    private readonly SharedValues<IReadOnlyList<OwnerReference>> _ownerLists = new(Composites, new SequenceComparer<OwnerReference>());
    private readonly SharedValues<IReadOnlyList<LabelSelectorRequirement>> _requirements = new(Composites, new SequenceComparer<LabelSelectorRequirement>());
    private readonly SharedValues<IReadOnlyList<ServicePort>> _servicePorts = new(Composites, new SequenceComparer<ServicePort>());
    private readonly SharedValues<IReadOnlyList<HostPort>> _hostPorts = new(Composites, new SequenceComparer<HostPort>());
    private readonly SharedValues<IReadOnlyList<Taint>> _taints = new(Composites, new SequenceComparer<Taint>());
    private readonly SharedValues<IReadOnlyList<NodeCondition>> _conditions = new(Composites, new SequenceComparer<NodeCondition>());

    /// <summary>Room for the ports of one pod while it is read: of an init container or not, containerPort, hostPort, protocol and hostIP.</summary>
    internal List<(bool IsInit, int Port, int HostPort, string Protocol, string Address)> Ports { get; } = [];

    /// <summary>Room for the labels of one object while it is read.</summary>
    internal List<KeyValuePair<string, string>> Labels { get; } = [];

    /// <summary>The shared instance of the text that a reader of JSON stands at; none is made when there is one.</summary>
    /// <exception cref="InvalidOperationException">It stands at no text.</exception>
    internal string Share(ref Utf8JsonReader json)
    {
        if (json.ValueSpan.Length > LongestShort)
            return Share(json.GetString()!);

        Span<char> text = stackalloc char[LongestShort];
        var length = json.CopyString(text);
        return length == 0 ? "" : _strings.ShareBy<ReadOnlySpan<char>>(text[..length]);
    }

    /// <summary>The shared instance of a label set; none is made when there is one.</summary>
    /// <param name="labels">In any order; sorted here.</param>
    /// <exception cref="FormatException">A key comes twice.</exception>
    internal IReadOnlyDictionary<string, string> Share(List<KeyValuePair<string, string>> labels)
    {
        if (labels.Count == 0)
            return NoLabels;

        labels.Sort(static (left, right) => string.CompareOrdinal(left.Key, right.Key));
        for (var i = 1; i < labels.Count; i++)
        {
            if (labels[i - 1].Key == labels[i].Key)
                throw new FormatException("a label comes twice");
        }

        return _labels.ShareBy<ReadOnlySpan<KeyValuePair<string, string>>>(CollectionsMarshal.AsSpan(labels));
    }

    /// <summary>The shared instance of an owner.</summary>
    internal OwnerReference Share(OwnerReference owner) => _owners.Share(owner);

    /// <summary>The shared instance of a string.</summary>
    public string Share(string text) => text.Length == 0 ? "" : _strings.Share(text);

    /// <summary>A reason and its message, both shared; <c>null</c> when both are empty.</summary>
    public StatusReason? Reason(string? reason, string? message) =>
        StatusReason.Of(reason, message) is { } whole ? new(Share(whole.Reason), Share(whole.Message)) : null;

    /// <summary>The shared instance of a label set; <c>null</c> is the empty one, a <c>null</c> value the empty string.</summary>
    public IReadOnlyDictionary<string, string> Share(IReadOnlyDictionary<string, string>? labels) =>
        labels is null || labels.Count == 0
            ? NoLabels
            : _labels.Share(new LabelMap([.. labels.Select(label => KeyValuePair.Create(Share(label.Key), Share(label.Value ?? "")))]));

    /// <summary>The shared instance of the owner that is the controller; <c>null</c> when none is.</summary>
    public OwnerReference? Controller(IReadOnlyList<OwnerReference>? owners) =>
        owners?.FirstOrDefault(owner => owner?.Controller == true) is { } controller ? _owners.Share(controller) : null;

    /// <summary>The shared instance of a list of owners.</summary>
    public IReadOnlyList<OwnerReference> Share(IReadOnlyList<OwnerReference> owners) => owners.Count == 0 ? [] : _ownerLists.Share(owners);

    /// <summary>The shared instance of a selector's <c>matchExpressions</c>.</summary>
    public IReadOnlyList<LabelSelectorRequirement> Share(IReadOnlyList<LabelSelectorRequirement> requirements) =>
        requirements.Count == 0 ? [] : _requirements.Share(requirements);

    /// <summary>The shared instance of a list of a Service's ports.</summary>
    public IReadOnlyList<ServicePort> Share(IReadOnlyList<ServicePort> ports) => ports.Count == 0 ? [] : _servicePorts.Share(ports);

    /// <summary>The shared instance of a list of host ports.</summary>
    public IReadOnlyList<HostPort> Share(IReadOnlyList<HostPort> ports) => ports.Count == 0 ? [] : _hostPorts.Share(ports);

    /// <summary>The shared instance of a list of taints.</summary>
    public IReadOnlyList<Taint> Share(IReadOnlyList<Taint> taints) => taints.Count == 0 ? [] : _taints.Share(taints);

    /// <summary>The shared instance of a list of node conditions.</summary>
    public IReadOnlyList<NodeCondition> Share(IReadOnlyList<NodeCondition> conditions) =>
        conditions.Count == 0 ? [] : _conditions.Share(conditions);

    private sealed class LabelComparer : IEqualityComparer<LabelMap>, IAlternateEqualityComparer<ReadOnlySpan<KeyValuePair<string, string>>, LabelMap>
    {
        public bool Equals(LabelMap? x, LabelMap? y) => x is null ? y is null : x.Equals(y);

        public int GetHashCode(LabelMap labels) => labels.GetHashCode();

        public bool Equals(ReadOnlySpan<KeyValuePair<string, string>> alternate, LabelMap other) => alternate.SequenceEqual(other.Entries);

        public int GetHashCode(ReadOnlySpan<KeyValuePair<string, string>> alternate) => LabelMap.HashOf(alternate);

        public LabelMap Create(ReadOnlySpan<KeyValuePair<string, string>> alternate) => new(alternate.ToArray());
    }

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
