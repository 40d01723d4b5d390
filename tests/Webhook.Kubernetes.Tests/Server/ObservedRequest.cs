namespace Webhook.Kubernetes.Tests.Server;

/// <summary>A request that reached the fake API server.</summary>
internal sealed record ObservedRequest(string Method, string Path, string Query, string Authorization, string Body, string ContentType, DateTimeOffset At)
{
    public bool IsWatch => Query.Contains("watch=true", StringComparison.Ordinal);

    public bool IsList => !IsWatch;

    public string? Parameter(string name) => Query.TrimStart('?').Split('&')
        .Select(pair => pair.Split('=', 2))
        .Where(pair => pair[0] == name)
        .Select(pair => Uri.UnescapeDataString(pair[1]))
        .FirstOrDefault();
}
