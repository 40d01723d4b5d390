namespace Webhook.Policy.Fit;

/// <summary>A resource of which nodes offer less than a pod asks for. CPU is in thousandths, all else in whole units.</summary>
/// <param name="Resource">Its name.</param>
/// <param name="Requested">What the pod asks for.</param>
/// <param name="Nodes">Names of the nodes, in ordinal order; one or more.</param>
/// <param name="Least">What the smallest of these nodes offers; 0 for one that does not have the resource.</param>
/// <param name="Most">What the largest of these nodes offers.</param>
public sealed record ResourceShortage(string Resource, long Requested, IReadOnlyList<string> Nodes, long Least, long Most);
