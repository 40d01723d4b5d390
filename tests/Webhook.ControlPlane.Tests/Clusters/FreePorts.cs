using System.Net;
using System.Net.Sockets;

namespace Webhook.ControlPlane.Tests.Clusters;

/// <summary>Ports for programs that can't choose one themselves.</summary>
/// <remarks>
/// They lie below those that the kernel gives to outgoing connections (<c>ip_local_port_range</c>, 32768 to 60999 by default):
/// an API server and its etcd open hundreds of these, and one of them would now and then take a port before its program does.
/// </remarks>
internal static class FreePorts
{
    private const int First = 15_000;
    private const int Last = 32_000;

    private static readonly HashSet<int> Given = [];

    /// <summary>Ports that nobody listens on and that this process gives out once.</summary>
    public static IReadOnlyList<int> Take(int count)
    {
        var ports = new List<int>();
        lock (Given)
        {
            while (ports.Count < count)
            {
                // Not in a row: another run of these tests takes from the same ones.
                var port = Random.Shared.Next(First, Last);
                if (Given.Add(port) && IsFree(port))
                    ports.Add(port);
            }
        }

        return ports;
    }

    private static bool IsFree(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
