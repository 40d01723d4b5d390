using System.Runtime.InteropServices;

namespace Webhook.Benchmarks.Load;

/// <summary>What is printed in the end, as it stands in docs/performance.md.</summary>
internal static class LoadTable
{
    /// <summary>Prints it on standard output.</summary>
    public static void Print(LoadStage stage, IEnumerable<LoadFigure> figures)
    {
        Console.WriteLine("| what | must | aim | measured | spread |");
        Console.WriteLine("|---|---:|---:|---:|---:|");
        foreach (var figure in figures)
            Console.WriteLine($"| {figure.What} | {figure.Must} | {figure.Aim} | {figure.Measured} | {figure.Spread} |");

        Console.WriteLine();
        Console.WriteLine($"{(stage.Options.IsShort ? "Short form; " : "")}{stage.Options.Rounds} rounds, median and spread; {Processor()}, {Environment.ProcessorCount} cores, {Apart(stage.Cores)}; {RuntimeInformation.FrameworkDescription}.");
    }

    private static string Apart(Cores cores) => cores.AreApart ? "servers on one and the generator on another" : "shared by servers and generator";

    private static string Processor()
    {
        const string model = "model name";
        return File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith(model, StringComparison.Ordinal))?.Split(':')[1].Trim() ?? "unknown processor";
    }
}
