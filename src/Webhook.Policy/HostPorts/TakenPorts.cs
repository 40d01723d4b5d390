namespace Webhook.Policy.HostPorts;

/// <summary>Ports of one node as they are taken one after the other; finding the first that clashes takes the same time among any number.</summary>
internal sealed class TakenPorts
{
    // Under each port and protocol: the first use of each address, that of all addresses (empty), and the first of any (null).
    private readonly Dictionary<(int Port, string Protocol, string? Address), (int Order, HostPortUse Use)> _first = [];
    private int _count;

    /// <summary>Takes a port, clash or not.</summary>
    /// <returns>The first of those before that it clashes with (<see cref="HostPortUse.ClashesWith(HostPortUse)"/>); <c>null</c> for none.</returns>
    public HostPortUse? Take(HostPortUse use)
    {
        var address = use.IsOnEveryAddress ? "" : use.Port.HostIP;
        var first = address.Length == 0 ? First(use, null) : Earlier(First(use, ""), First(use, address));
        _first.TryAdd((use.Port.Port, use.Port.Protocol, null), (_count, use));
        _first.TryAdd((use.Port.Port, use.Port.Protocol, address), (_count, use));
        _count++;
        return first?.Use;
    }

    private (int Order, HostPortUse Use)? First(HostPortUse use, string? address) =>
        _first.TryGetValue((use.Port.Port, use.Port.Protocol, address), out var found) ? found : null;

    private static (int Order, HostPortUse Use)? Earlier((int Order, HostPortUse Use)? one, (int Order, HostPortUse Use)? other) =>
        one is null || (other is not null && other.Value.Order < one.Value.Order) ? other : one;
}
