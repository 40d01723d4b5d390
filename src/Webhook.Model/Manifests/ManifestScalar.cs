namespace Webhook.Model.Manifests;

/// <summary>A scalar: its text and what kubectl makes of it.</summary>
public sealed class ManifestScalar : ManifestNode
{
    /// <summary>The value without quotes.</summary>
    public required string Text { get; init; }

    /// <summary>The JSON it becomes: <c>"text"</c>, <c>8080</c>, <c>true</c> or <c>null</c>.</summary>
    public required string Json { get; init; }

    /// <summary>Whether it becomes JSON <c>null</c>.</summary>
    public bool IsNull => Json == "null";
}
