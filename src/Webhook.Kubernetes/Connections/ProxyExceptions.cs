using System.Globalization;
using System.Net;

namespace Webhook.Kubernetes.Connections;

/// <summary>A NO_PROXY list: the servers that are asked directly.</summary>
/// <remarks>
/// Entries, parted by commas: <c>*</c> for all; an address; a CIDR range; a domain, which stands for its subdomains too; with
/// a dot or <c>*.</c> before it the subdomains alone; each but the range may name a port. What can't be read matches nothing.
/// </remarks>
/// <param name="list">The list; empty for none.</param>
internal sealed class ProxyExceptions(string list)
{
    private readonly string[] _entries = list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Whether a server is asked directly: one on loopback always is.</summary>
    public bool Cover(Uri server)
    {
        var host = server.IdnHost.TrimEnd('.');
        var address = IPAddress.TryParse(host, out var parsed) ? parsed : null;
        if (host == "localhost" || (address is not null && IPAddress.IsLoopback(address)))
            return true;

        return _entries.Any(entry => entry == "*" || Covers(entry, host, address, server.Port));
    }

    private static bool Covers(string entry, string host, IPAddress? address, int port)
    {
        if (IPNetwork.TryParse(entry, out var range) && entry.Contains('/', StringComparison.Ordinal))
            return address is not null && range.Contains(address);

        var (name, only) = WithoutPort(entry);
        if (only is not null && only != port)
            return false;

        if (IPAddress.TryParse(name, out var exact))
            return exact.Equals(address);

        if (name.StartsWith("*.", StringComparison.Ordinal))
            name = name[1..];

        return name.StartsWith('.')
            ? host.EndsWith(name, StringComparison.OrdinalIgnoreCase)
            : host.Equals(name, StringComparison.OrdinalIgnoreCase) || host.EndsWith("." + name, StringComparison.OrdinalIgnoreCase);
    }

    private static (string Name, int? Port) WithoutPort(string entry)
    {
        var colon = entry.LastIndexOf(':');
        var isBracketed = entry.StartsWith('[');
        // An IPv6 address without brackets is all colons and no port.
        if (colon < 0 || (!isBracketed && entry.IndexOf(':', StringComparison.Ordinal) != colon) || entry.EndsWith(']'))
            return (entry.Trim('[', ']'), null);

        return int.TryParse(entry.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port)
            ? (entry[..colon].Trim('[', ']'), port)
            : (entry, null);
    }
}
