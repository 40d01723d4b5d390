using Webhook.Commands;
using Webhook.Testing;

namespace Webhook.Tests.Commands;

/// <summary>Real manifests under the default policy: only what the API server refuses is denied.</summary>
public sealed class CorpusTests
{
    private static readonly string[] Refused =
        ["fluentd-gcs-no-selector.yaml", "legacy-k8s-npd.yaml", "legacy-traefik-ds.yaml", "legacy-weave-list.yaml"];

    public static TheoryData<string> Files() =>
        [.. Directory.GetFiles(CliRun.Corpus, "*.yaml").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Denies_only_what_the_API_server_refuses(string file)
    {
        var run = await CliRun.In(CliRun.Corpus, "check", file);

        Assert.Equal(Refused.Contains(file) ? ExitCode.Denied : ExitCode.Success, run.ExitCode);
        Golden.Equal($"tests/fixtures/cli/corpus/{file}.txt", run.Error + run.Out);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Adds_nothing_to_what_it_has_mutated(string file)
    {
        var once = await CliRun.In(CliRun.Corpus, "mutate", file);
        var twice = await CliRun.Piped(once.Out, "mutate", "-");
        var diff = await CliRun.Piped(once.Out, "mutate", "-", "-o", "diff");

        Assert.Equal(ExitCode.Success, once.ExitCode);
        Assert.Equal(once.Out, twice.Out);
        Assert.Empty(diff.Out);
    }
}
