using Webhook.Model.Core;

namespace Webhook.Policy.Cluster;

/// <summary>A taint of live nodes.</summary>
/// <param name="Taint">The taint.</param>
/// <param name="Nodes">How many nodes carry it; 1 or more.</param>
public sealed record TaintCount(Taint Taint, int Nodes);
