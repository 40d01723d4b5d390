using System.Net;
using System.Net.Sockets;

namespace Webhook.ControlPlane.Tests.Clusters;

/// <summary>Ports for programs that can't choose one themselves.</summary>
internal static class FreePorts
{
    private static readonly HashSet<int> Given = [];

    /// <summary>Ports that nobody listens on and that this process gives out once.</summary>
    public static IReadOnlyList<int> Take(int count)
    {
        var listeners = new List<TcpListener>();
        var ports = new List<int>();
        lock (Given)
        {
            while (ports.Count < count)
            {
                var listener = new TcpListener(IPAddress.Loopback, 0);
                listener.Start();
                listeners.Add(listener);
                var port = ((IPEndPoint)listener.LocalEndpoint).Port;
                if (Given.Add(port))
                    ports.Add(port);
            }
        }

        foreach (var listener in listeners)
            listener.Dispose();

        return ports;
    }
}
