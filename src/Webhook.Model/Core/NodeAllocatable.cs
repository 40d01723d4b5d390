using System.Globalization;

namespace Webhook.Model.Core;

/// <summary>The resources that a node offers to pods, of which only the number of pods is read.</summary>
public sealed record NodeAllocatable
{
    /// <summary><c>status.allocatable.pods</c>, a quantity as written, such as <c>110</c>; empty before the kubelet has reported.</summary>
    public string Pods { get; init => field = value ?? ""; } = "";

    /// <summary><see cref="Pods"/> as a number; <c>null</c> when it is absent or no plain number.</summary>
    public int? PodCount => int.TryParse(Pods, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : null;
}
