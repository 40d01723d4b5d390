using Webhook.Model.Apps;
using Webhook.Model.Manifests;
using Webhook.Model.Meta;
using Webhook.Policy.Cluster;
using Webhook.Policy.Injection;

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
    public ReadOnlyMemory<byte> ObjectJson
    {
        get;
        init
        {
            field = value;
            Template = null;
        }
    }

    /// <summary><see cref="OldObject"/> as received; empty when there is none.</summary>
    public ReadOnlyMemory<byte> OldObjectJson
    {
        get;
        init
        {
            field = value;
            OldTemplate = null;
        }
    }

    /// <summary>Where the template stands in <see cref="ObjectJson"/>; <c>null</c> where nobody has looked yet. Set it behind that.</summary>
    public TemplateJson? Template { get; init; }

    /// <summary>Where the template stands in <see cref="OldObjectJson"/>; likewise.</summary>
    public TemplateJson? OldTemplate { get; init; }

    /// <summary>Fields of a manifest that the API does not know where they stand; empty for all that comes from the cluster.</summary>
    public IReadOnlyList<UnknownField> UnknownFields { get; init; } = [];

    /// <summary>Namespace of the object; <c>default</c> where a manifest leaves it out.</summary>
    public required string Namespace { get; init; }

    /// <summary>Name of the object, or its generateName followed by <c>*</c> while it has none.</summary>
    public required string Name { get; init; }

    /// <summary>The live cluster; <c>null</c> when it is not known, which skips the rules that need it.</summary>
    public ClusterSnapshot? Cluster { get; init; }

    /// <summary>Labels of the namespace, those in <see cref="Cluster"/> where none are set; <c>null</c> when neither knows it.</summary>
    public IReadOnlyDictionary<string, string>? NamespaceLabels
    {
        get => field ?? Cluster?.Objects.LabelsOfNamespace(Namespace);
        init;
    }

    /// <summary>Who asks.</summary>
    public Requester Requester { get; init; } = Requester.None;

    /// <summary>The time at which exemptions are judged.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>Whether somebody asked how a live object is doing, as explain does; the audit always asks.</summary>
    public bool IsExplained { get; init; }

    /// <summary>Whether rules report the present state of pods, which no request is the cause of.</summary>
    public bool LooksAtPresent => Source == ReviewSource.Audit || IsExplained;

    /// <summary>Whether the object goes on to live: it is created or updated, and is not being deleted.</summary>
    // A deletionTimestamp in a created object is a leftover of an exported one: the API server wipes it.
    public bool IsAlive => Operation is Operation.Create or Operation.Update
        && Object is not null
        && ((Operation == Operation.Create && Source != ReviewSource.Audit) || (OldObject ?? Object).Metadata.DeletionTimestamp is null);

    /// <summary>The object under judgement: the new one, or on DELETE the stored one.</summary>
    public DaemonSet? Subject => Object ?? OldObject;

    /// <summary>
    /// UID of the object as it is stored, by which its pods are known; empty on CREATE, where a manifest may carry the UID of
    /// the object it was exported from.
    /// </summary>
    public string StoredUid => Operation == Operation.Create && Source != ReviewSource.Audit ? ""
        : OldObject is { Metadata.Uid: { Length: > 0 } stored } ? stored
        : Subject?.Metadata.Uid ?? "";

    /// <summary><c>DaemonSet namespace/name</c>, as messages name it.</summary>
    public string DisplayName => $"DaemonSet {Namespace}/{Name}";

    /// <summary>The review of one object of a manifest file, which is judged as if it were created.</summary>
    /// <param name="daemonSet">The object as read; it is defaulted here.</param>
    /// <param name="json">The same object as JSON in UTF-8.</param>
    /// <param name="now">The time at which exemptions are judged.</param>
    /// <param name="defaultNamespace">The namespace of an object that names none.</param>
    public static DaemonSetReview ForManifest(
        DaemonSet daemonSet, ReadOnlyMemory<byte> json, DateTimeOffset now, string defaultNamespace = "default") => new()
        {
            Object = DaemonSetDefaults.Apply(InNamespace(daemonSet, defaultNamespace)),
            ObjectJson = json,
            Namespace = daemonSet.Metadata.Namespace.Length > 0 ? daemonSet.Metadata.Namespace : defaultNamespace,
            Name = NameOf(daemonSet.Metadata),
            Now = now,
        };

    /// <summary><see cref="Name"/> of an object: its name, or its generateName followed by <c>*</c> while it has none.</summary>
    public static string NameOf(ObjectMeta metadata) => metadata.Name.Length > 0 ? metadata.Name : metadata.GenerateName + "*";

    // As kubectl sends it: where pods run may depend on the namespace.
    private static DaemonSet InNamespace(DaemonSet daemonSet, string defaultNamespace) => daemonSet.Metadata.Namespace.Length > 0
        ? daemonSet
        : daemonSet with { Metadata = daemonSet.Metadata with { Namespace = defaultNamespace } };

    /// <summary>The review against a live cluster.</summary>
    /// <remarks>
    /// A manifest whose object is live becomes an update of it. Its <see cref="OldObjectJson"/> stays empty: the cluster is
    /// known only as far as rules read it.
    /// </remarks>
    public DaemonSetReview Against(ClusterSnapshot cluster) =>
        Source == ReviewSource.Manifest && Operation == Operation.Create && cluster.Objects.FindDaemonSet(Namespace, Name) is { } live
            ? this with { Cluster = cluster, Operation = Operation.Update, OldObject = DaemonSetDefaults.Apply(live) }
            : this with { Cluster = cluster };

    /// <summary>The review as validation sees it once mutation has run: the tolerations stand at the end of the template's list.</summary>
    /// <remarks>Only <see cref="Object"/> changes; <see cref="ObjectJson"/> stays as received.</remarks>
    public DaemonSetReview WithInjection(TolerationInjection injection)
    {
        if (injection.Added.Count == 0 || Object is not { Spec.Template: var template } daemonSet)
            return this;

        var pod = template.Spec with { Tolerations = [.. template.Spec.Tolerations, .. injection.Added] };
        return this with { Object = daemonSet with { Spec = daemonSet.Spec with { Template = template with { Spec = pod } } } };
    }
}
