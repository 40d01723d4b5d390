using Webhook.Model.Apps;
using Webhook.Policy;

namespace Webhook.Testing;

/// <summary>Where tests get their objects from: <c>A.DaemonSet().Selecting(("app", "agent"))</c>.</summary>
public static class A
{
    /// <summary>The moment at which all reviews of tests are judged.</summary>
    public static DateTimeOffset Moment { get; } = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    /// <summary>An apps/v1 DaemonSet logging/agent that no rule finds anything wrong with.</summary>
    public static DaemonSetBuilder DaemonSet() => new();

    /// <summary>The same as it is stored, with UID <c>ds</c>, which the pods of <see cref="ClusterBuilder"/> have for an owner.</summary>
    public static DaemonSetBuilder StoredDaemonSet() => DaemonSet().Metadata(metadata => metadata with { Uid = "ds" });

    /// <summary>A cluster without objects.</summary>
    public static ClusterBuilder Cluster() => new();

    /// <summary>The review of a manifest, which is judged like a CREATE.</summary>
    public static DaemonSetReview Manifest(DaemonSetBuilder daemonSet) => Review(Operation.Create, daemonSet.Build(), null);

    /// <summary>The review of a CREATE request.</summary>
    public static DaemonSetReview Creation(DaemonSetBuilder daemonSet) => Manifest(daemonSet) with { Source = ReviewSource.Admission };

    /// <summary>The review of an UPDATE request.</summary>
    public static DaemonSetReview Update(DaemonSetBuilder old, DaemonSetBuilder updated) =>
        Review(Operation.Update, updated.Build(), old.Build()) with { Source = ReviewSource.Admission };

    /// <summary>The review of a DELETE request.</summary>
    public static DaemonSetReview Deletion(DaemonSetBuilder old) =>
        Review(Operation.Delete, null, old.Build()) with { Source = ReviewSource.Admission };

    /// <summary>The review of a live object in the audit.</summary>
    public static DaemonSetReview LiveObject(DaemonSetBuilder daemonSet) => Manifest(daemonSet) with { Source = ReviewSource.Audit };

    /// <summary>The review of any operation on objects that are not yet defaulted.</summary>
    public static DaemonSetReview Review(Operation operation, DaemonSet? updated, DaemonSet? old)
    {
        var metadata = (updated ?? old)!.Metadata;
        return new()
        {
            Operation = operation,
            Object = updated is null ? null : DaemonSetDefaults.Apply(updated),
            OldObject = old is null ? null : DaemonSetDefaults.Apply(old),
            Namespace = metadata.Namespace.Length > 0 ? metadata.Namespace : "default",
            Name = metadata.Name.Length > 0 ? metadata.Name : metadata.GenerateName + "*",
            Now = Moment,
        };
    }
}
