using System.Buffers;
using System.Globalization;
using System.Text;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Webhook.Benchmarks.Scale;

/// <summary>An API server of the large cluster on a loopback port, to be run as a process of its own: what it takes is not ours.</summary>
/// <remarks>
/// Prints its address, ends when standard input does. Lists come in pages over HTTP/1.1, uncompressed; watches stay open.
/// <c>POST /churn?events=N</c> makes N pods change, round and round, as fast as the watcher takes them.
/// </remarks>
internal static class ScaleServer
{
    /// <summary>First argument of the process.</summary>
    public const string Name = "scale-server";

    private const int FirstVersion = 1_000;

    private static readonly Channel<int> Churn = Channel.CreateUnbounded<int>();

    private static int _pods;

    /// <summary>Serves until standard input ends.</summary>
    /// <param name="pods">How many pods there are, of those that the cluster would have.</param>
    public static async Task<int> RunAsync(string pods)
    {
        _pods = int.Parse(pods, CultureInfo.InvariantCulture);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var app = builder.Build();
        app.Run(AnswerAsync);
        await app.StartAsync();
        await Console.Out.WriteLineAsync(app.Urls.First() + "/");
        await Console.In.ReadToEndAsync();
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await app.StopAsync(now.Token);
        return 0;
    }

    private static async Task AnswerAsync(HttpContext context)
    {
        var plural = context.Request.Path.Value!.Split('/')[^1];
        if (plural == "churn")
            await Churn.Writer.WriteAsync(int.Parse(context.Request.Query["events"]!, CultureInfo.InvariantCulture));
        else if (context.Request.Query.ContainsKey("watch"))
            await WatchAsync(context, plural);
        else
            await ListAsync(context, plural);
    }

    private static async Task ListAsync(HttpContext context, string plural)
    {
        var resource = ScaleResource.All.GetValueOrDefault(plural) ?? new(0, (_, _, _) => { });
        var limit = int.Parse(context.Request.Query["limit"].FirstOrDefault() ?? "1000000", CultureInfo.InvariantCulture);
        var first = int.Parse(context.Request.Query["continue"].FirstOrDefault() ?? "0", CultureInfo.InvariantCulture);
        var count = plural == "pods" ? _pods : resource.Count;
        var end = Math.Min(first + limit, count);
        var output = context.Response.BodyWriter;
        var next = end < count ? end.ToString(CultureInfo.InvariantCulture) : "";
        Encoding.UTF8.GetBytes($$$"""{"kind":"List","apiVersion":"v1","metadata":{"resourceVersion":"{{{FirstVersion}}}","continue":"{{{next}}}"},"items":[""", output);
        for (var i = first; i < end; i++)
        {
            resource.Write(output, i, FirstVersion);
            output.Write(i + 1 < end ? ","u8 : ""u8);
            if (i % 8 == 0)
                await output.FlushAsync();
        }

        output.Write("]}"u8);
        await output.FlushAsync();
    }

    private static async Task WatchAsync(HttpContext context, string plural)
    {
        var output = context.Response.BodyWriter;
        await output.FlushAsync();
        if (plural != "pods")
        {
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return;
        }

        var version = FirstVersion;
        await foreach (var events in Churn.Reader.ReadAllAsync(context.RequestAborted))
        {
            for (var i = 0; i < events; i++)
            {
                output.Write("{\"type\":\"MODIFIED\",\"object\":"u8);
                ScaleResource.All["pods"].Write(output, i * 7 % ClusterShape.Pods, ++version);
                output.Write("}\n"u8);
                if (i % 4 == 3)
                    await output.FlushAsync();
            }

            await output.FlushAsync();
        }
    }
}
