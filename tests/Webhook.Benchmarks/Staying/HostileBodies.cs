using Webhook.Benchmarks.Load;

namespace Webhook.Benchmarks.Staying;

/// <summary>A small container whose callers send the dearest bodies there are, beside common reviews. It has a whole core: memory is what they are after.</summary>
internal static class HostileBodies
{
    private const int AtOnce = 32;
    private const int Rate = 50;

    /// <summary>What is done, for people.</summary>
    public static string Done => $"Then servers of a whole core get {Rate} calls a second and beside them {AtOnce} callers with reviews of 256 KiB to 8 MiB that are made to be dear.";

    /// <summary>Does it.</summary>
    /// <param name="stage">The stage.</param>
    /// <param name="memory">Bytes that the container has.</param>
    public static async Task<IReadOnlyList<Bound>> RunAsync(StayingStage stage, long memory)
    {
        using var group = ControlGroup.Make(cores: 1, memory);
        await using var server = await stage.StartAsync(group.Join, "--no-cluster");
        using var callers = stage.CallersOf(server);
        await callers.OpenLoopAsync(20, stage.Lasting(5, 3));
        var duration = stage.Lasting(30, 10);
        var common = callers.OpenLoopAsync(Rate, duration);
        var hostile = await new HostileCallers(stage, server).SendAsync(AtOnce, duration);
        var meanwhile = await common;
        var (size, ends) = (ServerSide.Mebibytes(memory), string.Join(", ", hostile.CountBy(sent => sent.End).OrderByDescending(end => end.Value).Select(end => $"{end.Value:N0} {end.Key}")));
        var longest = hostile.Max(sent => sent.Took).TotalSeconds;
        LoadStage.Log($"{size}: {meanwhile.AnsweredText}; {ends}; {group.Kills} kills");
        var lives = group.Kills == 0 && await ServerSide.IsReadyAsync(server);
        return
        [
            meanwhile.MostAnswered($"{size}, common calls beside hostile bodies"),
            new($"{size}, hostile bodies: all have their end within 15 s, none is an error of the server", $"{ends}; the longest {longest:0.0} s", longest < 15 && hostile.All(sent => sent.End != "500")),
            new($"{size}: the server lives and is ready", $"{group.Kills} kills, at most {ServerSide.Mebibytes(group.PeakMemory)} charged", lives),
        ];
    }
}
