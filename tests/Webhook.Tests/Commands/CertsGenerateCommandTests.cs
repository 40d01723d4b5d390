using Webhook.Certificates;
using Webhook.Commands;
using Webhook.Testing;
using Webhook.Tests.EndToEnd;

namespace Webhook.Tests.Commands;

public sealed class CertsGenerateCommandTests : IDisposable
{
    private readonly TestFolder _folder = new();
    private readonly StringWriter _out = new();
    private readonly StringWriter _error = new();

    public void Dispose()
    {
        _folder.Dispose();
        _out.Dispose();
        _error.Dispose();
    }

    [Fact]
    public async Task Writes_a_pair_for_every_host()
    {
        var exit = await RunAsync("--out", _folder.File("tls"), "--host", "webhook.system.svc", "127.0.0.1", "--days", "90");

        Assert.Equal((0, ""), (exit, _error.ToString()));
        var serving = ServingCertificate.Load(new CertificateFolder(_folder.File("tls")).Serving.Read());
        Assert.True(serving.Leaf.MatchesHostname("webhook.system.svc", allowWildcards: false, allowCommonName: false));
        Assert.True(serving.Leaf.MatchesHostname("127.0.0.1", allowWildcards: false, allowCommonName: false));
        Assert.Equal(A.Moment + TimeSpan.FromDays(90), serving.NotAfter);
        Assert.Contains("valid for 90 days", _out.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Replaces_files_only_when_forced()
    {
        string[] arguments = ["--out", _folder.File("tls"), "--host", "localhost"];
        await RunAsync(arguments);
        var first = new CertificateFolder(_folder.File("tls")).Serving.Read();

        Assert.Equal(ExitCode.BadInput, await RunAsync(arguments));
        Assert.Contains("would be replaced; pass --force", _error.ToString(), StringComparison.Ordinal);
        Assert.Equal(first, new CertificateFolder(_folder.File("tls")).Serving.Read());

        Assert.Equal(ExitCode.Success, await RunAsync([.. arguments, "--force"]));
        Assert.NotEqual(first, new CertificateFolder(_folder.File("tls")).Serving.Read());
    }

    [Fact]
    public async Task Names_everything_that_is_wrong_at_once()
    {
        Assert.Equal(ExitCode.BadInput, await RunAsync("--out", _folder.File("tls"), "--host", "not a host", "--days", "0"));

        Assert.Equal(
            "error: --host is 'not a host', must be a DNS name such as daemonset-webhook.system.svc, *.example.org, or an IP address\n"
            + "error: --days is 0, must be 1 to 3650\n",
            _error.ToString().ReplaceLineEndings("\n"));
        Assert.False(Directory.Exists(_folder.File("tls")));
    }

    private Task<int> RunAsync(params string[] arguments) => CommandLine.RunAsync(
        ["certs", "generate", .. arguments],
        new Terminal { Out = _out, Error = _error, OpenInput = () => Stream.Null, Clock = new FakeTimeProvider(A.Moment) });
}
