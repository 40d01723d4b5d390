namespace Webhook.Kubernetes.Connections;

/// <summary>The proxy that the environment asks for, as kubectl reads it: HTTPS_PROXY, HTTP_PROXY and NO_PROXY, or in lower case.</summary>
/// <remarks>
/// Follows golang.org/x/net's http/httpproxy, which differs from .NET: HTTP_PROXY is never used for https, there is no
/// ALL_PROXY, <c>example.com</c> in NO_PROXY stands for its subdomains too, CIDR ranges count, and nothing on loopback goes
/// through a proxy.
/// </remarks>
internal static class EnvironmentProxy
{
    private static readonly string[] Schemes = ["http", "https", "socks5"];

    /// <summary>The proxy for a server; <c>null</c> for none.</summary>
    /// <exception cref="ConnectionException">The variable is set to something that is no proxy.</exception>
    public static Uri? For(Uri server, ConnectionEnvironment environment)
    {
        var name = server.Scheme == "https" ? "HTTPS_PROXY" : "HTTP_PROXY";
        var text = Value(environment, name).Trim();
        if (text.Length == 0 || new ProxyExceptions(Value(environment, "NO_PROXY")).Cover(server))
            return null;

        return Parse(text) ?? throw new ConnectionException(
            $"{name} is \"{text}\", must be a host and port, or a URL that begins with http://, https:// or socks5://");
    }

    /// <summary>Reads a proxy; <c>null</c> for text that names none.</summary>
    public static Uri? Parse(string text)
    {
        // socks5h leaves the look-up of names to the proxy, and so does .NET with socks5.
        var url = text.StartsWith("socks5h://", StringComparison.OrdinalIgnoreCase) ? "socks5://" + text["socks5h://".Length..]
            : text.Contains("://", StringComparison.Ordinal) ? text
            : "http://" + text;
        return Uri.TryCreate(url, UriKind.Absolute, out var proxy) && Schemes.Contains(proxy.Scheme) && proxy.Host.Length > 0 ? proxy : null;
    }

    private static string Value(ConnectionEnvironment environment, string name) =>
        environment.Variable(name) is { Length: > 0 } upper ? upper : environment.Variable(name.ToLowerInvariant()) ?? "";
}
