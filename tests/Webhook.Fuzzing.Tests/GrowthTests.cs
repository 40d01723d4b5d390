using System.Diagnostics;

namespace Webhook.Fuzzing.Tests;

/// <summary>The work for an input grows as the input does, whatever it says over and over. Steps of the code are counted, not time.</summary>
/// <param name="output">Gets the figures.</param>
public sealed class GrowthTests(ITestOutputHelper output)
{
    // Large enough for what grows with the square to outweigh what is done once.
    private const string Kibibytes = "4";

    [Fact]
    public async Task Is_no_faster_than_that_of_the_input()
    {
        // In a program of its own, a copy of which counts steps.
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "Webhook.Fuzzing"), ["--growth", Kibibytes]) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;

        var printed = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        output.WriteLine(printed);
        Assert.True(process.ExitCode == 0, string.Join('\n', printed.Split('\n').Where(line => line.StartsWith("TOO FAST", StringComparison.Ordinal))));
        Assert.Contains("0 too fast", printed, StringComparison.Ordinal);
    }
}
