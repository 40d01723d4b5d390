using Microsoft.Extensions.Logging;
using Webhook.Cluster;
using Webhook.Kubernetes.Api;
using Webhook.Kubernetes.Caches;
using Webhook.Kubernetes.Connections;
using Webhook.Kubernetes.Credentials;
using Webhook.Metrics;
using Webhook.Testing;
using Webhook.Tests.EndToEnd;

namespace Webhook.Tests.Cluster;

public sealed class ClusterContactTests : IDisposable
{
    private const string Name = "the cluster https://10.0.0.1 (in-cluster service account)";

    private readonly FakeTimeProvider _clock = new();
    private readonly RecordedLog _log = new();
    private readonly ILoggerFactory _factory;
    private readonly ClusterContact _contact;

    public ClusterContactTests()
    {
        _factory = LoggerFactory.Create(builder => builder.AddProvider(_log));
        var connection = new ClusterConnection
        {
            Server = new("https://10.0.0.1/"),
            Source = "in-cluster service account",
            Credentials = new FixedCredential(Credential.Bearer("secret")),
        };
        _contact = new(connection, TimeSpan.FromMinutes(5), () => true, _clock, new(new Instruments()), _factory.CreateLogger<LiveCluster>());
    }

    private IEnumerable<string> Lines => _log.Lines.Where(line => line.Level > LogLevel.Debug).Select(line => line.Line);

    public void Dispose()
    {
        _factory.Dispose();
        _log.Dispose();
    }

    [Fact]
    public void Says_once_that_the_cluster_is_gone_and_once_that_all_of_it_is_back()
    {
        Lose("nodes");
        Lose("pods");
        Lose("nodes");
        _clock.Advance(TimeSpan.FromSeconds(30));
        _contact.OnRecovery("nodes");
        Lose("pods");
        _contact.OnRecovery("pods");

        Assert.Equal(
            [
                $"No contact to {Name} (nodes: no route); trying again until it is there, live rules read what was known for 5m at most",
                $"Contact to {Name} is back after 30s",
            ],
            Lines);
    }

    [Fact]
    public void Says_nothing_of_a_watch_that_finds_out_late_about_a_loss_that_is_over()
    {
        var before = _clock.GetUtcNow();
        _clock.Advance(TimeSpan.FromMinutes(1));
        Lose("nodes");
        _contact.OnRecovery("nodes");
        _clock.Advance(TimeSpan.FromSeconds(45));
        Lose("pods", before);
        _contact.OnRecovery("pods");

        Assert.Equal(2, Lines.Count());

        Lose("pods", before);
        Lose("pods");

        Assert.Equal(3, Lines.Count());
        Assert.StartsWith($"No contact to {Name} (pods: no route); ", Lines.Last(), StringComparison.Ordinal);
    }

    [Fact]
    public void Tells_what_is_refused_apart_from_what_is_lost()
    {
        Refuse("pods");
        Refuse("pods");
        Lose("nodes");
        _contact.OnRecovery("pods");
        _contact.OnRecovery("nodes");

        Assert.Equal(
            [
                $"{Name} refuses list and watch of pods: jane may not list that; live rules are skipped without it",
                $"No contact to {Name} (nodes: no route); trying again until it is there, live rules read what was known for 5m at most",
                $"{Name} serves list and watch of pods again",
                $"Contact to {Name} is back after 0s",
            ],
            Lines);
    }

    [Theory]
    [InlineData(WatchRestartReason.Ended)]
    [InlineData(WatchRestartReason.Expired)]
    [InlineData(WatchRestartReason.Absent)]
    public void Is_silent_about_what_belongs_to_following_a_cluster(WatchRestartReason reason)
    {
        _contact.OnRestart(new("pods", reason, TimeSpan.Zero, null, _clock.GetUtcNow()));
        _contact.OnRecovery("pods");

        Assert.Empty(Lines);
    }

    [Fact]
    public void Names_an_object_that_it_leaves_out()
    {
        _contact.OnUnreadable(new("pods", new("a", "b", "c"), "spec.nodeName has a value\nof the wrong type"));

        Assert.StartsWith($"An object of {Name} can't be read and is left out: pods ", Assert.Single(Lines), StringComparison.Ordinal);
        Assert.DoesNotContain('\n', Assert.Single(Lines));
    }

    private void Lose(string resource, DateTimeOffset? began = null) => _contact.OnRestart(new(
        resource, WatchRestartReason.Disconnected, TimeSpan.FromSeconds(1), new HttpRequestException("no route"), began ?? _clock.GetUtcNow()));

    private void Refuse(string resource) => _contact.OnRestart(new(
        resource,
        WatchRestartReason.Denied,
        TimeSpan.FromSeconds(1),
        new KubernetesApiException("LIST pods", new() { Code = 403, Message = "jane may not list that" }),
        _clock.GetUtcNow()));
}
