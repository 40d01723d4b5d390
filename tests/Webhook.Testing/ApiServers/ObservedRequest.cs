namespace Webhook.Testing.ApiServers;

/// <summary>A request that reached the fake API server.</summary>
public sealed record ObservedRequest(string Method, string Path, string Query, string Authorization, string Body, string ContentType, DateTimeOffset At)
{
    /// <summary>Whether it is a watch.</summary>
    public bool IsWatch => Query.Contains("watch=true", StringComparison.Ordinal);

    /// <summary>Whether it is anything else.</summary>
    public bool IsList => !IsWatch;

    /// <summary>The resource in lower case plural, for a list or watch.</summary>
    public string Resource => Path[(Path.LastIndexOf('/') + 1)..];

    /// <summary>Whether objects of a resource are asked for; <c>null</c> stands for those of all.</summary>
    public bool IsOf(string? resource) => resource is null || resource == Resource;

    /// <summary>The decoded value of a query parameter; <c>null</c> when it is absent.</summary>
    public string? Parameter(string name) => Query.TrimStart('?').Split('&')
        .Select(pair => pair.Split('=', 2))
        .Where(pair => pair[0] == name)
        .Select(pair => Uri.UnescapeDataString(pair[1]))
        .FirstOrDefault();
}
