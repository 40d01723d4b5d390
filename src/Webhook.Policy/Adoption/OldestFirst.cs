using Webhook.Model.Core;

namespace Webhook.Policy.Adoption;

/// <summary>The order in which pods of one node are kept: bound before waiting, then by age, then by name.</summary>
/// <remarks>Follows <c>podByCreationTimestampAndPhase</c> of kubernetes' pkg/controller/daemon.</remarks>
internal sealed class OldestFirst : IComparer<Pod>
{
    public static OldestFirst Instance { get; } = new();

    public int Compare(Pod? x, Pod? y)
    {
        var byBinding = (y!.NodeName.Length > 0).CompareTo(x!.NodeName.Length > 0);
        var byAge = byBinding != 0 ? byBinding : x.CreationTimestamp.CompareTo(y.CreationTimestamp);
        return byAge != 0 ? byAge : string.CompareOrdinal(x.Name, y.Name);
    }
}
