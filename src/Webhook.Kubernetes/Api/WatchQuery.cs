using System.Globalization;

namespace Webhook.Kubernetes.Api;

/// <summary>From where and for how long to watch.</summary>
/// <param name="ResourceVersion">The version after which events are wanted.</param>
/// <param name="Timeout">When the server is to end the watch, in whole seconds.</param>
public readonly record struct WatchQuery(string ResourceVersion, TimeSpan Timeout)
{
    /// <summary>The query string with its question mark.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"?watch=true&allowWatchBookmarks=true&resourceVersion={Uri.EscapeDataString(ResourceVersion)}&timeoutSeconds={(long)Timeout.TotalSeconds}");
}
