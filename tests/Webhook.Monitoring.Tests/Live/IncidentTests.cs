using Webhook.Monitoring.Tests.Rules;

namespace Webhook.Monitoring.Tests.Live;

/// <summary>Each alert fires in a real Prometheus when a running server has its cause, and ends with it.</summary>
public sealed class IncidentTests(IncidentWatch watch) : IClassFixture<IncidentWatch>
{
    /// <summary>Alerts of servers that are gone, which <see cref="OutageTests"/> brings about.</summary>
    private static readonly string[] Outages = ["DaemonSetWebhookAbsent", "DaemonSetWebhookDown", "DaemonSetWebhookReplicaDown"];

    public static TheoryData<string> Names => [.. IncidentWatch.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public Task Fires_its_alerts_and_ends_them(string incident) => watch.StoryAsync(incident);

    [Fact]
    public void Has_an_incident_for_every_alert() => Assert.Equal(
        ShippedRule.AlertNames.Order(StringComparer.Ordinal), IncidentWatch.Alerts.Concat(Outages).Order(StringComparer.Ordinal));
}
