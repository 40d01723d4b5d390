using System.Globalization;
using Webhook.Testing.ApiServers;

namespace Webhook.Benchmarks.Staying;

/// <summary>An API server with some nodes on a loopback port, to be run as a process of its own, which can be killed.</summary>
internal static class StayingApi
{
    /// <summary>First argument of the process; a port and a number of nodes follow.</summary>
    public const string Name = "staying-api";

    /// <summary>Serves until it is killed, or standard input ends; sends a bookmark each 2 s.</summary>
    public static async Task<int> RunAsync(string port, string nodes)
    {
        await using var api = await FakeApiServer.StartAsync(TimeProvider.System, port: int.Parse(port, CultureInfo.InvariantCulture));
        for (var i = 0; i < int.Parse(nodes, CultureInfo.InvariantCulture); i++)
        {
            api.Put(
                $"nodes/node-{i}",
                $$$"""{"metadata":{"name":"node-{{{i}}}","uid":"node-{{{i}}}","resourceVersion":"$V"},"spec":{},"status":{"conditions":[{"type":"Ready","status":"True"}]}}""",
                "nodes");
        }

        await using var bookmarks = new Timer(_ => api.Bookmark(), null, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(2));
        await Console.Out.WriteLineAsync(api.Address.AbsoluteUri);
        await Console.In.ReadToEndAsync();
        return 0;
    }
}
