using Webhook.Kubernetes.Credentials;
using Webhook.Kubernetes.Tests.Connections;
using Webhook.Testing;
using Webhook.Testing.Processes;

namespace Webhook.Kubernetes.Tests.Credentials;

public sealed class ExecCredentialTests : IDisposable
{
    private const string V1 = "client.authentication.k8s.io/v1";

    // Real time, only to fail instead of hanging.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _clock = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Passes_arguments_environment_and_request_to_the_program()
    {
        var seen = Path.Combine(_folder.Path, "seen");
        using var source = Source(
            $$$"""
            echo "$1|$2|$GREETING|$KUBERNETES_EXEC_INFO" > {{{seen}}}
            echo '{"kind":"ExecCredential","apiVersion":"{{{V1}}}","status":{"token":"t1"}}'
            """,
            command => command with
            {
                Args = ["get token", "--now"],
                Env = new Dictionary<string, string> { ["GREETING"] = "hello" },
                ClusterJson = """{"server":"https://h"}""",
            });

        var credential = await source.GetAsync(null, Cancellation);

        Assert.Equal("Bearer t1", credential.Authorization);
        Assert.Equal(
            $$$"""get token|--now|hello|{"kind":"ExecCredential","apiVersion":"{{{V1}}}","spec":{"cluster":{"server":"https://h"},"interactive":false}}""",
            (await File.ReadAllTextAsync(seen, Cancellation)).Trim());
    }

    [Fact]
    public async Task Runs_the_program_again_only_when_the_credential_expires_or_is_rejected()
    {
        using var source = Source($$$"""
            echo x >> {{{_folder.Path}}}/runs
            n=$(wc -l < {{{_folder.Path}}}/runs)
            echo '{"kind":"ExecCredential","apiVersion":"{{{V1}}}","status":{"token":"t'$n'","expirationTimestamp":"2026-01-01T0'$n':00:00Z"}}'
            """);

        var first = await source.GetAsync(null, Cancellation);
        var again = await source.GetAsync(null, Cancellation);
        _clock.Advance(TimeSpan.FromMinutes(59.9));
        var second = await source.GetAsync(null, Cancellation);
        var third = await source.GetAsync(second, Cancellation);
        var late = await source.GetAsync(second, Cancellation);

        Assert.Equal(["Bearer t1", "Bearer t1", "Bearer t2", "Bearer t3", "Bearer t3"], new[] { first, again, second, third, late }.Select(credential => credential.Authorization));
    }

    [Fact]
    public async Task Takes_a_client_certificate()
    {
        var certificate = new TestCertificate("jane");
        _folder.Write("answer", System.Text.Json.JsonSerializer.Serialize(new
        {
            kind = "ExecCredential",
            apiVersion = V1,
            status = new { clientCertificateData = certificate.CertificatePem, clientKeyData = certificate.KeyPem },
        }));
        using var source = Source($"cat {_folder.Path}/answer");

        var credential = await source.GetAsync(null, Cancellation);

        Assert.Null(credential.Authorization);
        Assert.Equal(certificate.Thumbprint, credential.Certificate!.Thumbprint);
    }

    [Theory]
    [InlineData("echo 'log in first' >&2; exit 3", "exit code 3: log in first")]
    [InlineData("exit 3", "exit code 3: it wrote nothing to standard error")]
    [InlineData("echo hello", "it printed something that is no ExecCredential")]
    [InlineData("""echo '{"kind":"ExecCredential","apiVersion":"client.authentication.k8s.io/v1beta1","status":{"token":"x"}}'""", "it printed client.authentication.k8s.io/v1beta1 ExecCredential, must be client.authentication.k8s.io/v1 ExecCredential")]
    [InlineData("""echo '{"kind":"ExecCredential","apiVersion":"client.authentication.k8s.io/v1"}'""", "it printed no status")]
    [InlineData("""echo '{"kind":"ExecCredential","apiVersion":"client.authentication.k8s.io/v1","status":{}}'""", "its status has neither token nor clientCertificateData")]
    [InlineData("""echo '{"kind":"ExecCredential","apiVersion":"client.authentication.k8s.io/v1","status":{"clientCertificateData":"x","clientKeyData":"y"}}'""", "are no certificate with its key")]
    public async Task Says_what_the_program_did_wrong(string script, string expected)
    {
        using var source = Source(script);

        var failure = await Assert.ThrowsAsync<CredentialException>(async () => await source.GetAsync(null, Cancellation));

        Assert.StartsWith($"users[jane].user.exec: {_folder.Path}/plugin: ", failure.Message, StringComparison.Ordinal);
        Assert.Contains(expected, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shows_the_install_hint_when_the_program_is_missing()
    {
        using var source = Source("", command => command with { Command = "no-such-plugin", InstallHint = "brew install no-such-plugin\n" });

        var failure = await Assert.ThrowsAsync<CredentialException>(async () => await source.GetAsync(null, Cancellation));

        Assert.EndsWith("; brew install no-such-plugin", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuses_a_program_that_must_ask_where_nobody_can_answer()
    {
        using var source = Source("", command => command with { InteractiveMode = "Always" });

        var failure = await Assert.ThrowsAsync<CredentialException>(async () => await source.GetAsync(null, Cancellation));

        Assert.Contains("there is none: log in with it first", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tells_what_a_program_that_hangs_has_written_so_far()
    {
        var ready = Path.Combine(_folder.Path, "ready");
        using var source = Source($"echo 'open https://login.example in a browser' >&2; mkfifo {ready}; echo > {ready}; exec tail -f /dev/null");
        var running = source.GetAsync(null, Cancellation).AsTask();
        await _clock.TimerWithinAsync(TimeSpan.FromSeconds(60));
        await UntilIsThereAsync(ready);

        // Opening the pipe waits for the program, which has written by then.
        await Task.Run(() => File.ReadAllText(ready), Cancellation).WaitAsync(Patience, Cancellation);
        _clock.Advance(TimeSpan.FromSeconds(60));

        var failure = await Assert.ThrowsAsync<CredentialException>(() => running);
        Assert.EndsWith("no answer within 60 s; open https://login.example in a browser", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Runs_a_program_that_fails_once_for_all_that_wait_for_it()
    {
        var (runs, gate) = (Path.Combine(_folder.Path, "runs"), Path.Combine(_folder.Path, "gate"));
        using var source = Source($"echo x >> {runs}; mkfifo {gate}; cat {gate}; echo 'not logged in' >&2; exit 1");
        var waiting = Enumerable.Range(0, 11).Select(_ => source.GetAsync(null, Cancellation).AsTask()).ToList();
        await OpenAsync(gate);
        var failures = await Task.WhenAll(waiting.Select(task => Assert.ThrowsAsync<CredentialException>(() => task)));
        File.Delete(gate);
        var later = source.GetAsync(null, Cancellation).AsTask();
        await OpenAsync(gate);
        await Assert.ThrowsAsync<CredentialException>(() => later);

        Assert.All(failures, failure => Assert.EndsWith("exit code 1: not logged in", failure.Message, StringComparison.Ordinal));
        Assert.Equal(2, (await File.ReadAllLinesAsync(runs, Cancellation)).Length);
    }

    [Fact]
    public async Task Ends_a_program_that_hangs()
    {
        using var source = Source("exec tail -f /dev/null");
        var running = source.GetAsync(null, Cancellation).AsTask();
        await _clock.TimerWithinAsync(TimeSpan.FromSeconds(60));

        _clock.Advance(TimeSpan.FromSeconds(60));

        Assert.Contains("no answer within 60 s", (await Assert.ThrowsAsync<CredentialException>(() => running)).Message, StringComparison.Ordinal);
    }

    /// <summary>Lets the program go on that reads from a pipe, once it has made it.</summary>
    private static async Task OpenAsync(string pipe)
    {
        await UntilIsThereAsync(pipe);
        await Task.Run(() => File.WriteAllText(pipe, "go"), Cancellation).WaitAsync(Patience, Cancellation);
    }

    private static async Task UntilIsThereAsync(string pipe) =>
        await Eventually.GetAsync(pipe, () => Task.FromResult(File.Exists(pipe) ? "" : null));

    private ExecCredentialSource Source(string script, Func<ExecCommand, ExecCommand>? change = null)
    {
        var command = new ExecCommand { User = "jane", ApiVersion = V1, Command = _folder.WriteScript("plugin", "#!/bin/sh\n" + script + "\n") };
        return new(change?.Invoke(command) ?? command, interactive: false, _clock);
    }
}
