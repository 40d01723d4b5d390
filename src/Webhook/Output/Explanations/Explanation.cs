using Webhook.Model.Core;
using Webhook.Model.Manifests;
using Webhook.Output.Reports;
using Webhook.Policy.Cluster;
using Webhook.Policy.Fit;
using Webhook.Policy.Placement;
using Webhook.Policy.Reachability;
using Webhook.Policy.Rollouts;

namespace Webhook.Output.Explanations;

/// <summary>Where one DaemonSet runs and why, what a change of it sets in motion, and how its pods are reached.</summary>
internal sealed record Explanation
{
    /// <summary>The file, <c>-</c> for standard input, or the cluster.</summary>
    public required string Source { get; init; }

    /// <summary>Where it starts in the file; <c>null</c> for a live object.</summary>
    public Position? Position { get; init; }

    /// <summary>Its namespace.</summary>
    public required string Namespace { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Where it runs, over all nodes.</summary>
    public required DaemonSetPlacement Placement { get; init; }

    /// <summary>On which of its nodes its pods can never run.</summary>
    public required CapacityForecast Capacity { get; init; }

    /// <summary>The nodes that were asked about, in order of their names.</summary>
    public required IReadOnlyList<NodeExplanation> Nodes { get; init; }

    /// <summary>Its tolerations, and which of them the reader has before him.</summary>
    public required WrittenTolerations Written { get; init; }

    /// <summary>Names of the nodes that hold a pod of it now; empty where its pods are not known.</summary>
    public required IReadOnlySet<string> PodNodes { get; init; }

    /// <summary>The change of nodes that was asked about, with which everything here is told; <c>null</c> for none.</summary>
    public WhatIf? WhatIf { get; init; }

    /// <summary>What that change does; <c>null</c> when none was asked about.</summary>
    public PlacementChange? Change { get; init; }

    /// <summary>What a change of its template sets in motion.</summary>
    public required RolloutPlan Rollout { get; init; }

    /// <summary>With OnDelete the pods that a former change has not reached, oldest first; <c>null</c> with any other strategy.</summary>
    public IReadOnlyList<Pod>? StalePods { get; init; }

    /// <summary>How its pods are reached.</summary>
    public required IReadOnlyList<PodAccess> ReachedBy { get; init; }

    /// <summary>What live rules find.</summary>
    public required IReadOnlyList<LocatedFinding> Findings { get; init; }
}
