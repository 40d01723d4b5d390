using Webhook.Model.Core;
using Webhook.Policy.Placement;
using Webhook.Policy.Tolerations;

namespace Webhook.Output.Explanations;

/// <summary>A list of tolerations of which the last ones stand in no file: the mutating webhook would add them.</summary>
/// <param name="List">The whole list.</param>
/// <param name="Written">How many of it, from the first on, the reader finds in the file or the live object.</param>
internal sealed record WrittenTolerations(IReadOnlyList<Toleration> List, int Written)
{
    /// <summary>The reason as it is for a reader of the file: no index of an entry that is not there.</summary>
    public PlacementReason AsWritten(PlacementReason reason)
    {
        if (reason.ToleratedBy is not { TemplateIndex: { } index } || index < Written)
            return reason;

        return AutomaticTolerations.IsAutomatic(List[index])
            ? reason with { ToleratedBy = TolerationSource.Automatic, Text = $"taint {reason.Taint} is tolerated automatically" }
            : reason with { ToleratedBy = TolerationSource.Injected, Text = $"taint {reason.Taint} is tolerated by an entry that the mutating webhook adds" };
    }
}
