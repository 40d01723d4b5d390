using System.Diagnostics;
using System.Globalization;

namespace Webhook.Benchmarks.Staying;

/// <summary>The policy file is replaced again and again, every other time by one that is no good.</summary>
internal sealed class PolicyScenario : IScenario
{
    private const int Replacements = 1_000;
    private const int Rate = 100;
    private const int Handles = 40;
    private const long Growth = 25 << 20;

    /// <inheritdoc/>
    public string Name => "policy";

    /// <inheritdoc/>
    public string Done =>
        $"The policy file is replaced {Replacements:N0} times, by a rename and in place in turn, every other time by a file with an error, while {Rate} calls a second come. The last file is no good. Then the server's reloading alone takes over as many files, one by one.";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Bound>> RunAsync(StayingStage stage)
    {
        var path = stage.InFolder("policy.yaml");
        await File.WriteAllTextAsync(path, Good(0));
        await using var server = await stage.StartAsync("", "--no-cluster", "--policy", path);
        using var callers = stage.CallersOf(server);
        await callers.OpenLoopAsync(Rate, stage.Lasting(5, 3));
        var (handles, memory) = (ServerSide.Handles(server), server.Process.WorkingSet.Own);
        using var stop = new CancellationTokenSource();
        var calls = callers.OpenLoopAsync(Rate, TimeSpan.FromMinutes(5), stop.Token);
        await ReplaceAsync(path, stage.Lasting(60, 15));
        await Task.Delay(TimeSpan.FromSeconds(5));
        var page = await ServerSide.ReadAsync(server, "/metrics");
        await stop.CancelAsync();
        var figures = await calls;
        var (taken, refused) = (Sum(page, "success"), Sum(page, "failure"));
        var inUse = page.Split('\n').Where(line => line.StartsWith("daemonset_webhook_policy_info{", StringComparison.Ordinal)).ToList();
        var (handlesAfter, memoryAfter) = (ServerSide.Handles(server), server.Process.WorkingSet.Own);
        return
        [
            figures.AllAnswered("calls meanwhile"),
            Bound.Shown("states of the file that the server saw, which looks every few seconds", $"{taken} taken over, {refused} refused"),
            new("good ones are taken over and bad ones refused", $"{taken} and {refused}", taken > 0 && refused > 0),
            new("a good policy is in use at the end", string.Join(' ', inUse), inUse.Count == 1 && inUse[0].Contains("policy=\"good-", StringComparison.Ordinal)),
            new($"no more than {Handles} handles more than before, idle connections of callers included", $"{handles} before, {handlesAfter} after", handlesAfter <= handles + Handles),
            new("no more than 25 MiB of own memory more than before", $"{ServerSide.Mebibytes(memory)} before, {ServerSide.Mebibytes(memoryAfter)} after", memoryAfter < memory + Growth),
            PolicyReloads.Measure(stage.InFolder("reloaded.yaml"), Replacements),
        ];
    }

    private static async Task ReplaceAsync(string path, TimeSpan duration)
    {
        var began = Stopwatch.GetTimestamp();
        for (var i = 1; i <= Replacements; i++)
        {
            var text = i % 2 == 0 ? "apiVersion: daemonset-webhook.dev/v1alpha1\nkind: DaemonSetPolicy\nmetadata: {name: bad}\nspec: {rules: {no-such-rule: {action: Deny}}}\n" : Good(i);
            if (i % 4 < 2)
            {
                await File.WriteAllTextAsync(path + ".new", text);
                File.Move(path + ".new", path, overwrite: true);
            }
            else
            {
                await File.WriteAllTextAsync(path, text);
            }

            var due = duration * i / Replacements - Stopwatch.GetElapsedTime(began);
            if (due > TimeSpan.Zero)
                await Task.Delay(due);
        }
    }

    /// <summary>A policy whose name says its number.</summary>
    public static string Good(int number) =>
        string.Create(CultureInfo.InvariantCulture, $"apiVersion: daemonset-webhook.dev/v1alpha1\nkind: DaemonSetPolicy\nmetadata: {{name: good-{number}}}\nspec: {{rules: {{rollback-history: {{action: Audit}}}}}}\n");

    private static double Sum(string page, string result) => page.Split('\n')
        .Where(line => line.StartsWith($"daemonset_webhook_policy_reloads_total{{result=\"{result}\"", StringComparison.Ordinal))
        .Sum(line => double.Parse(line[(line.LastIndexOf(' ') + 1)..], CultureInfo.InvariantCulture));
}
