namespace Webhook.Model.Core;

/// <summary>core/v1 NodeCondition: what the kubelet, or the node controller for it, tells of a node.</summary>
public sealed record NodeCondition
{
    /// <summary>The condition that says whether the kubelet is well and takes pods.</summary>
    public const string ReadyType = "Ready";

    /// <summary><c>type</c>, such as <c>Ready</c> or <c>DiskPressure</c>.</summary>
    public string Type { get; init => field = value ?? ""; } = "";

    /// <summary><c>status</c>: <c>True</c>, <c>False</c> or <c>Unknown</c>.</summary>
    public string Status { get; init => field = value ?? ""; } = "";
}
