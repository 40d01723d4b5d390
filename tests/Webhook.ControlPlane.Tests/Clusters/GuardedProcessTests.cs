using System.Diagnostics;
using System.Globalization;
using Webhook.Testing;

namespace Webhook.ControlPlane.Tests.Clusters;

/// <summary>What keeps programs from outliving the tests.</summary>
public sealed class GuardedProcessTests
{
    [Fact]
    public async Task Ends_the_program_and_removes_its_folder()
    {
        var folder = Directory.CreateTempSubdirectory("webhook-guard-").CreateSubdirectory("program");
        var process = new GuardedProcess("sleep", folder.FullName, ["1000"]);
        Assert.False(process.HasEnded);

        await process.DisposeAsync();

        Assert.False(Directory.Exists(folder.FullName));
    }

    [Fact]
    public async Task Keeps_what_a_program_said_that_ended_by_itself()
    {
        var folder = Directory.CreateTempSubdirectory("webhook-guard-").CreateSubdirectory("program");
        await using var process = new GuardedProcess("ls", folder.FullName, ["/no such folder"]);

        await Eventually.GetAsync("the program to end", () => Task.FromResult(process.HasEnded ? "" : null));

        Assert.Contains("/no such folder", process.Log, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("holder")]
    [InlineData("guard")]
    public async Task Ends_the_program_when_the_test_process_or_the_guard_is_killed(string victim)
    {
        var folder = Directory.CreateTempSubdirectory("webhook-guard-").CreateSubdirectory("program");
        // Stands for the test process: it holds the guard's pipe open and never writes.
        const string Holder = "exec 4>&1; { echo holder $BASHPID >&4; exec sleep 1000; } | "
            + "sh \"$0\" \"$1\" sh -c 'echo guard $PPID; echo program $$; exec sleep 1000'";
        var guard = Repository.Path("tests/tools/guard.sh");
        var start = new ProcessStartInfo("bash", ["-c", Holder, guard, folder.FullName])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var shell = Process.Start(start)!;
        var numbers = new Dictionary<string, int>();
        while (numbers.Count < 3)
        {
            var line = await shell.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) ?? throw new EndOfStreamException();
            numbers.Add(line.Split(' ')[0], int.Parse(line.Split(' ')[1], CultureInfo.InvariantCulture));
        }

        Assert.True(IsAlive(numbers["program"]));
        Process.GetProcessById(numbers[victim]).Kill();

        await Eventually.GetAsync("the program to end", () => Task.FromResult(IsAlive(numbers["program"]) ? null : ""));
        if (victim == "guard")
            Process.GetProcessById(numbers["holder"]).Kill();
    }

    private static bool IsAlive(int process) => Directory.Exists($"/proc/{process}");
}
