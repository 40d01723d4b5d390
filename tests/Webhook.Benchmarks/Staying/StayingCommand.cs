using System.Diagnostics;
using System.Globalization;
using Webhook.Benchmarks.Load;

namespace Webhook.Benchmarks.Staying;

/// <summary>Does bad things to the published server and shows what holds.</summary>
internal static class StayingCommand
{
    /// <summary>First argument of the process.</summary>
    public const string Name = "staying";

    private static readonly IScenario[] Scenarios =
    [
        new OverloadScenario(), new ConnectionsScenario(), new SmallContainerScenario(), new ClockScenario(),
        new LogScenario(), new PolicyScenario(), new LostApiScenario(), new EndScenario(),
    ];

    /// <summary>Runs scenarios and prints a table of each.</summary>
    /// <param name="arguments">What follows <see cref="Name"/>.</param>
    /// <returns>0 when all that must hold did, 1 when not, 2 for a wrong argument.</returns>
    public static async Task<int> RunAsync(string[] arguments)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        if (StayingOptions.Parse(arguments, [.. Scenarios.Select(scenario => scenario.Name)]) is not { } options)
        {
            await Console.Error.WriteLineAsync($"{StayingOptions.Usage}\nNAME is one of {string.Join(", ", Scenarios.Select(scenario => scenario.Name))}");
            return 2;
        }

        using var stage = await StayingStage.PrepareAsync(options);
        Console.WriteLine($"{(options.IsShort ? "Short form; " : "")}{stage.Machine}.");
        stage.Cores.TakeGenerator();
        var isGood = true;
        foreach (var scenario in Scenarios.Where(scenario => options.Only.Count == 0 || options.Only.Contains(scenario.Name)))
            isGood &= await RunAsync(scenario, stage);

        return isGood ? 0 : 1;
    }

    private static async Task<bool> RunAsync(IScenario scenario, StayingStage stage)
    {
        LoadStage.Log($"{scenario.Name} begins");
        var began = Stopwatch.GetTimestamp();
        IReadOnlyList<Bound> bounds;
        try
        {
            bounds = await scenario.RunAsync(stage);
        }
        catch (Exception exception) when (exception is LoadException or IOException or InvalidOperationException or HttpRequestException or OperationCanceledException)
        {
            bounds = [new("the scenario runs to its end", exception.Message.ReplaceLineEndings(" "), false)];
        }

        Console.WriteLine($"\n### {scenario.Name}\n\n{scenario.Done}\n\n| what must hold | measured | |\n|---|---|---|");
        foreach (var bound in bounds)
            Console.WriteLine($"| {bound.Must} | {bound.Measured} | {bound.Word} |");

        LoadStage.Log($"{scenario.Name} took {Stopwatch.GetElapsedTime(began).TotalSeconds:0} s");
        return bounds.All(bound => bound.Holds != false);
    }
}
