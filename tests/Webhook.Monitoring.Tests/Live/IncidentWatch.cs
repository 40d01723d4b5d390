using Webhook.Monitoring.Tests.Live.Incidents;
using Webhook.Monitoring.Tests.Rules;

namespace Webhook.Monitoring.Tests.Live;

/// <summary>All incidents at once, watched by one Prometheus with the shortened rules: together they take little longer than one.</summary>
public sealed class IncidentWatch : IAsyncLifetime
{
    private static readonly Func<Incident>[] Kinds =
    [
        () => new ExpiringCertificate(),
        () => new BrokenFiles(),
        () => new LostCluster(),
        () => new UnlistedResource(),
        () => new RefusedWatch(),
        () => new LostLease(),
        () => new SplitLease(),
        () => new FaultyReviews("failing-reviews", "DaemonSetWebhookErrorBudgetBurn", () => throw new InvalidOperationException("a reviewer's mistake")),
        () => new FaultyReviews("slow-reviews", "DaemonSetWebhookLatencyBudgetBurn", BeSlow),
        () => new FaultyRule(),
        () => new LaggingDaemonSets(),
        () => new StandingAudit(),
    ];

    private readonly List<Incident> _incidents = [];
    private readonly Dictionary<string, Task> _stories = [];
    private PrometheusServer? _prometheus;

    /// <summary>Names of the incidents.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Kinds.Select(kind => kind().Name)];

    /// <summary>Names of the alerts that the incidents make fire.</summary>
    public static IReadOnlyList<string> Alerts { get; } = [.. Kinds.SelectMany(kind => kind().Alerts).Select(selector => selector.Split('"')[1]).Distinct()];

    /// <summary>Completes when the alerts of an incident have fired and ended; fails when one did not.</summary>
    public Task StoryAsync(string name) => _stories[name];

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        foreach (var incident in Kinds.Select(kind => kind()))
        {
            await incident.StartAsync();
            _incidents.Add(incident);
        }

        _prometheus = await PrometheusServer.StartAsync(new()
        {
            Jobs = [.. _incidents.Select(incident => new ScrapeJob { Name = incident.Name, Targets = incident.Targets })],
            Rules = ShortenedRules.All,
            Interval = TimeSpan.FromSeconds(2),
        });
        foreach (var incident in _incidents)
            _stories[incident.Name] = WatchAsync(_prometheus, incident);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        // A server that ends under a story would hide what the story has to say.
        await Task.WhenAll(_stories.Values).ContinueWith(_ => { }, TaskScheduler.Default);
        if (_prometheus is not null)
            await _prometheus.DisposeAsync();

        foreach (var incident in _incidents)
            await incident.DisposeAsync();
    }

    private static async Task WatchAsync(PrometheusServer prometheus, Incident incident)
    {
        string Firing(string selector) => $"ALERTS{{{selector}, job=\"{incident.Name}\", alertstate=\"firing\"}}";

        await prometheus.UntilAsync($"count(up{{job=\"{incident.Name}\"}} == 1) == {incident.Targets.Count}");
        if (incident.BeginsWell)
            await Task.WhenAll(incident.Alerts.Select(selector => prometheus.UntilNothingAsync(Firing(selector))));

        await incident.CauseAsync();
        await Task.WhenAll(incident.Alerts.Select(selector => prometheus.UntilAsync(Firing(selector))));
        await incident.MendAsync();
        await Task.WhenAll(incident.Alerts.Select(selector => prometheus.UntilNothingAsync(Firing(selector))));
    }

    /// <summary>Longer than the objective of 100 ms allows.</summary>
    private static void BeSlow()
    {
        using var never = new ManualResetEventSlim();
        never.Wait(TimeSpan.FromMilliseconds(150));
    }
}
