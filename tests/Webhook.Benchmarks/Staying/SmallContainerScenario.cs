using System.Net.Security;
using System.Text;
using Webhook.Benchmarks.Load;

namespace Webhook.Benchmarks.Staying;

/// <summary>A container of the smallest size that is of use.</summary>
internal sealed class SmallContainerScenario : IScenario
{
    private const double Share = 0.1;
    private const long Memory = 128 << 20;
    private const int LargeBody = 8_000_000;
    private const int LargeCalls = 40;
    private const int AtOnce = 32;
    private const int Idle = 2_000;

    /// <summary>What the callers ask in a second: a quarter of what fits into the processor time.</summary>
    private const int Rate = 50;

    /// <inheritdoc/>
    public string Name => "small-container";

    /// <inheritdoc/>
    public string Done =>
        $"The server gets {Share * 1000:0} m of processor time and 128 MiB of memory. {Rate} calls a second come; then as many calls as {AtOnce} callers get answered, {LargeCalls} bodies of 8 MB at the same time, {Idle:N0} idle connections, and the {Rate} calls once more. {HostileBodies.Done}";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Bound>> RunAsync(StayingStage stage) =>
        [.. await RunSmallestAsync(stage), .. await HostileBodies.RunAsync(stage, Memory), .. await HostileBodies.RunAsync(stage, 2 * Memory)];

    private static async Task<IReadOnlyList<Bound>> RunSmallestAsync(StayingStage stage)
    {
        using var group = ControlGroup.Make(Share, Memory);
        await using var server = await stage.StartAsync(group.Join, "--no-cluster");
        using var callers = stage.CallersOf(server);
        using var stop = new CancellationTokenSource();
        var probes = ProbeAsync(server, stop.Token);
        await callers.OpenLoopAsync(20, stage.Lasting(5, 3));
        LoadStage.Log("calls");
        var common = await callers.OpenLoopAsync(Rate, stage.Lasting(20, 8));
        LoadStage.Log($"{common.AnsweredText}, {group.Kills} kills; full load");
        var fullTime = stage.Lasting(20, 8);
        var full = await callers.ClosedLoopAsync(AtOnce, fullTime);
        LoadStage.Log($"{full.AnsweredText}, {group.Kills} kills; large bodies");
        var large = await Task.WhenAll(Enumerable.Range(0, LargeCalls).Select(_ => SendLargeAsync(stage, server)));
        LoadStage.Log($"{group.Kills} kills; idle connections");
        var idle = await BadConnections.OpenAsync(Idle, new BadConnections(stage, server).IdleAsync);
        var held = ServerSide.Handles(server);
        LoadStage.Log($"{group.Kills} kills; calls again");
        var after = await callers.OpenLoopAsync(Rate, stage.Lasting(20, 8));
        var (heap, room) = (await ServerSide.SumAsync(server, "dotnet_gc_last_collection_memory_committed_size_bytes"), Memory / 2);
        idle.ForEach(stream => stream.Dispose());
        await stop.CancelAsync();
        var (ready, asked) = await probes;
        return
        [
            common.AllAnswered($"{Rate} calls a second"),
            full.AllAnswered($"full load, {full.Answered / fullTime.TotalSeconds:N0} answers a second"),
            Bound.Shown("8 MB bodies", string.Join(", ", large.GroupBy(answer => answer).OrderByDescending(group => group.Count()).Select(group => $"{group.Count()} {group.Key}"))),
            new("of the idle connections no more are held than there is memory for", $"{held:N0} handles after {idle.Count:N0} connections", held < 600),
            after.AllAnswered("the calls after all that, beside the idle connections"),
            new("readiness stays", $"{ready} of {asked} probes", ready == asked),
            new("the kernel kills nothing", $"{group.Kills} kills", group.Kills == 0),
            new("the heap stays within half of the limit", $"{ServerSide.Mebibytes((long)heap)} of {ServerSide.Mebibytes(room)}", heap <= room),
            Bound.Shown("most memory charged, the program's own pages included", ServerSide.Mebibytes(group.PeakMemory)),
        ];
    }

    /// <summary>Sends a body as large as is taken and says how that ended.</summary>
    private static async Task<string> SendLargeAsync(StayingStage stage, RunningServer server)
    {
        try
        {
            await using var stream = await stage.Tls.ConnectAsync(server.Address, SslApplicationProtocol.Http11);
            var head = Encoding.ASCII.GetBytes($"POST /validate?timeout=10s HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: {LargeBody}\r\n\r\n");
            await stream.WriteAsync(head);
            var part = new byte[64 * 1024];
            Array.Fill(part, (byte)' ');
            for (var sent = 0; sent < LargeBody; sent += part.Length)
                await stream.WriteAsync(part.AsMemory(0, Math.Min(part.Length, LargeBody - sent)));

            var answer = new byte[64];
            return await stream.ReadAsync(answer) == 0 ? "without an answer" : $"answered {Encoding.ASCII.GetString(answer, 9, 3)}";
        }
        catch (Exception exception) when (exception is IOException or System.Net.Sockets.SocketException)
        {
            return "broken off by the server";
        }
    }

    private static async Task<(int Ready, int Asked)> ProbeAsync(RunningServer server, CancellationToken stop)
    {
        var (ready, asked) = (0, 0);
        for (; !stop.IsCancellationRequested; asked++)
        {
            ready += await ServerSide.IsReadyAsync(server) ? 1 : 0;
            await Task.Delay(500, CancellationToken.None);
        }

        return (ready, asked);
    }
}
