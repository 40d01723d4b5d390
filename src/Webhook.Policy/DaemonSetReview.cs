using Webhook.Model.Apps;

namespace Webhook.Policy;

/// <summary>All that a rule may see of one request, file or live object, as values.</summary>
/// <remarks>
/// The typed objects are defaulted (<see cref="DaemonSetDefaults"/>), so that a file and an admitted object are judged
/// alike; the JSON beside them is what was received.
/// </remarks>
public sealed record DaemonSetReview
{
    /// <summary>What is done to the object.</summary>
    public Operation Operation { get; init; } = Operation.Create;

    /// <summary>Where the object comes from.</summary>
    public ReviewSource Source { get; init; } = ReviewSource.Manifest;

    /// <summary>The object as it would become; <c>null</c> on DELETE.</summary>
    public DaemonSet? Object { get; init; }

    /// <summary>The object as it is stored; <c>null</c> on CREATE.</summary>
    public DaemonSet? OldObject { get; init; }

    /// <summary><see cref="Object"/> as received, JSON in UTF-8; empty when there is none.</summary>
    public ReadOnlyMemory<byte> ObjectJson { get; init; }

    /// <summary><see cref="OldObject"/> as received; empty when there is none.</summary>
    public ReadOnlyMemory<byte> OldObjectJson { get; init; }

    /// <summary>Namespace of the object; <c>default</c> where a manifest leaves it out.</summary>
    public required string Namespace { get; init; }

    /// <summary>Name of the object, or its generateName followed by <c>*</c> while it has none.</summary>
    public required string Name { get; init; }

    /// <summary>Labels of the namespace; <c>null</c> when the cluster is not known.</summary>
    public IReadOnlyDictionary<string, string>? NamespaceLabels { get; init; }

    /// <summary>Who asks.</summary>
    public Requester Requester { get; init; } = Requester.None;

    /// <summary>The time at which exemptions are judged.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>The object under judgement: the new one, or on DELETE the stored one.</summary>
    public DaemonSet? Subject => Object ?? OldObject;

    /// <summary><c>DaemonSet namespace/name</c>, as messages name it.</summary>
    public string DisplayName => $"DaemonSet {Namespace}/{Name}";
}
