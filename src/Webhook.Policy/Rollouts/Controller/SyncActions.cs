namespace Webhook.Policy.Rollouts.Controller;

/// <summary>What half of a sync creates and deletes.</summary>
/// <remarks>Where the controller takes nodes in no order, several pods or nodes are given with how many of them it takes.</remarks>
internal sealed class SyncActions
{
    /// <summary>Nodes that get a pod.</summary>
    public List<string> Creates { get; } = [];

    /// <summary>Pods that are deleted.</summary>
    public List<string> Deletes { get; } = [];

    /// <summary>Groups of pods of which one each is deleted.</summary>
    public List<List<string>> OneOf { get; } = [];

    /// <summary>Without surge old pods, with surge nodes, of which <see cref="CandidateCount"/> have their turn.</summary>
    public List<string> Candidates { get; } = [];

    /// <summary>How many of <see cref="Candidates"/>.</summary>
    public int CandidateCount { get; set; }

    /// <summary>With surge old pods on nodes that should run none, of which <see cref="SpareCount"/> are deleted.</summary>
    public List<string> Spare { get; } = [];

    /// <summary>How many of <see cref="Spare"/>.</summary>
    public int SpareCount { get; set; }

    /// <summary>Whether nothing is created or deleted.</summary>
    public bool IsNothing => Creates.Count + Deletes.Count + OneOf.Count + CandidateCount + SpareCount == 0;
}
