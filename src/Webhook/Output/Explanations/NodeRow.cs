using Webhook.Policy.Placement;

namespace Webhook.Output.Explanations;

/// <summary>One row of the table of nodes.</summary>
/// <param name="Decision">What the controller does there.</param>
/// <param name="HoldsPod">Whether a pod of the DaemonSet is there now; rows of several nodes are alike in it where it matters.</param>
/// <param name="Fits"><c>never</c> where a pod asks for more than the node offers, a share such as <c>never on 2</c> for several nodes; else empty.</param>
/// <param name="Nodes">Name of the node, or how many there are.</param>
/// <param name="Reasons">Why, a line each; of several nodes the last line names some.</param>
internal sealed record NodeRow(PlacementDecision Decision, bool HoldsPod, string Fits, string Nodes, IReadOnlyList<string> Reasons)
{
    /// <summary>The reason where there is none.</summary>
    public const string Nothing = "no taint, selector or affinity excludes this node";

    /// <summary><c>yes</c>, <c>no</c>, <c>?</c> where a feature gate decides, or <c>stays</c> for a pod that runs on where none would be created.</summary>
    public string Word => Decision.RunsWithGate ? "?" : Decision.ShouldRun ? "yes" : Decision.ShouldContinueRunning && HoldsPod ? "stays" : "no";
}
