using System.Globalization;
using System.Net;

namespace Webhook.Server;

/// <summary>Where to listen.</summary>
/// <param name="Address">Address of an interface; <c>null</c> for all interfaces, IPv6 and IPv4.</param>
/// <param name="Port">0 for any free port.</param>
internal sealed record ListenAddress(IPAddress? Address, int Port)
{
    /// <summary>Whether only this machine can connect.</summary>
    public bool IsLoopback => Address is not null && IPAddress.IsLoopback(Address);

    /// <summary>Host for a URL that reaches it from this machine.</summary>
    public string LocalHost => Address is null || IsLoopback || Address.Equals(IPAddress.Any) || Address.Equals(IPAddress.IPv6Any)
        ? "localhost"
        : Address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6 ? $"[{Address}]" : Address.ToString();

    /// <summary>Reads <c>127.0.0.1:8443</c>, <c>[::1]:8443</c>, <c>localhost:8443</c> or <c>:8443</c>.</summary>
    public static bool TryParse(string text, out ListenAddress address)
    {
        address = new(null, 0);
        var colon = text.LastIndexOf(':');
        if (colon < 0 || !int.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port) || port > IPEndPoint.MaxPort)
            return false;

        var host = text[..colon];
        if (host.Length == 0)
        {
            address = new(null, port);
            return true;
        }

        // Without brackets the last colon of an IPv6 address would be taken for the port's.
        if (host.Contains(':') && !(host.StartsWith('[') && host.EndsWith(']')))
            return false;

        var isLocal = host.Equals("localhost", StringComparison.OrdinalIgnoreCase);
        if (!IPAddress.TryParse(isLocal ? "127.0.0.1" : host.Trim('[', ']'), out var parsed))
            return false;

        address = new(parsed, port);
        return true;
    }

    /// <summary>The form that <see cref="TryParse"/> reads.</summary>
    public override string ToString() => Address is null ? $":{Port}" : new IPEndPoint(Address, Port).ToString();
}
