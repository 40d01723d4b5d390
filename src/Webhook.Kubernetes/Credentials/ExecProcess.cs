using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace Webhook.Kubernetes.Credentials;

/// <summary>Runs a credential program once.</summary>
internal sealed class ExecProcess(ExecCommand command, string request, bool interactive, TimeProvider clock)
{
    private const int LongestError = 2000;

    // Programs fetch a token over the network; one that asks a person gets as long as the person takes.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>For how long what a program wrote before it was ended is waited for.</summary>
    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(1);

    /// <summary>What it printed on standard output.</summary>
    /// <exception cref="CredentialException">It is not there, failed (with what it wrote to standard error), or took too long.</exception>
    public async Task<string> RunAsync(CancellationToken cancellation)
    {
        using var process = Start();
        if (!interactive)
            process.StandardInput.Close();

        var said = new StringBuilder();
        using var patience = new CancellationTokenSource(interactive ? Timeout.InfiniteTimeSpan : Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellation);
        var error = interactive ? Task.CompletedTask : CollectAsync(process.StandardError, said, cancellation);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(either.Token);
            await process.WaitForExitAsync(either.Token).ConfigureAwait(false);
            await error.WaitAsync(either.Token).ConfigureAwait(false);
            return process.ExitCode == 0
                ? await output.ConfigureAwait(false)
                : throw Failure($"exit code {process.ExitCode}: {Complaint(said)}");
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            cancellation.ThrowIfCancellationRequested();
            // What it wrote before its end may still be on the way.
            await Task.WhenAny(error, Task.Delay(LastWords, clock, cancellation)).ConfigureAwait(false);
            throw Failure($"no answer within {Patience.TotalSeconds:0} s; {Complaint(said)}");
        }
    }

    // Not all at once: what a program that hangs has said so far tells what it waits for.
    private static async Task CollectAsync(StreamReader error, StringBuilder said, CancellationToken cancellation)
    {
        var buffer = new char[1024];
        while (await error.ReadAsync(buffer, cancellation).ConfigureAwait(false) is > 0 and var count)
        {
            lock (said)
            {
                said.Append(buffer, 0, count);
                if (said.Length > LongestError * 2)
                    said.Remove(0, said.Length - LongestError - 1);
            }
        }
    }

    private static string Complaint(StringBuilder said)
    {
        string text;
        lock (said)
            text = said.ToString().Trim();

        return text.Length == 0 ? "it wrote nothing to standard error"
            : text.Length <= LongestError ? text
            : "…" + text[^LongestError..];
    }

    private Process Start()
    {
        var start = new ProcessStartInfo(command.Command, command.Args)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            // What it asks a person stands on standard error too.
            RedirectStandardError = !interactive,
            RedirectStandardInput = !interactive,
        };
        foreach (var (name, value) in command.Env)
            start.Environment[name] = value;

        start.Environment["KUBERNETES_EXEC_INFO"] = request;
        try
        {
            return Process.Start(start) ?? throw Failure("it did not start");
        }
        catch (Win32Exception failure)
        {
            var hint = command.InstallHint.Length == 0 ? "install it, or put it on PATH" : command.InstallHint.Trim();
            throw Failure($"it can't be started ({failure.Message}); {hint}");
        }
    }

    private CredentialException Failure(string what) => new($"users[{command.User}].user.exec: {command.Command}: {what}");
}
