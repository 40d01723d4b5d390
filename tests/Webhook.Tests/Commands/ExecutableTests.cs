using System.Diagnostics;
using Webhook.Commands;
using Webhook.Testing;

namespace Webhook.Tests.Commands;

/// <summary>The built executable as a process: streams and exit code as a shell sees them.</summary>
public sealed class ExecutableTests
{
    [Fact]
    public async Task Mutates_standard_input_byte_for_byte_in_UTF_8()
    {
        const string Manifest = "# naïve – 데몬셋\r\napiVersion: v1\r\nkind: ConfigMap\r\nmetadata: {name: a}";
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList = { typeof(CommandLine).Assembly.Location, "mutate", "-" },
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardInputEncoding = new System.Text.UTF8Encoding(false),
            StandardOutputEncoding = new System.Text.UTF8Encoding(false),
            WorkingDirectory = Repository.Root,
        };
        using var process = Process.Start(start)!;
        await process.StandardInput.WriteAsync(Manifest);
        process.StandardInput.Close();

        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(ExitCode.Success, process.ExitCode);
        Assert.Equal(Manifest, output);
    }

    [Fact]
    public async Task Runs_where_the_user_is_when_dotnet_run_starts_it()
    {
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList = { "msbuild", Path.Combine(Repository.Root, "src/Webhook"), "-getProperty:RunWorkingDirectory" },
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;

        var folder = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal((0, ""), (process.ExitCode, folder.Trim()));
    }

    [Fact]
    public async Task Works_in_a_folder_that_was_removed_under_it()
    {
        // A shell stands in the folder and removes it; the program inherits a place that is nowhere.
        const string Script = "cd \"$(mktemp -d)\" && rmdir \"$PWD\" && exec dotnet \"$0\" \"$@\"";
        var start = new ProcessStartInfo("bash", ["-c", Script, typeof(CommandLine).Assembly.Location, "check", "agent.yaml"])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;

        var error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(ExitCode.BadInput, process.ExitCode);
        Assert.Contains("agent.yaml: error: there is no such file", error, StringComparison.Ordinal);
    }
}
