using Webhook.Testing;

namespace Webhook.Tests.Audit;

public sealed class AuditLoopTests
{
    /// <summary>logging/agent, which the default policy warns of for its strategy.</summary>
    private static DaemonSetBuilder OnDelete => A.StoredDaemonSet().Strategy("OnDelete");

    [Fact]
    public async Task Judges_everything_once_it_leads_and_says_nothing_of_what_was_there()
    {
        await using var rig = new AuditRig();
        rig.ServeReports();
        rig.Cluster(A.Cluster().Nodes(3).With(OnDelete));

        await rig.LeadAsync();

        Assert.Equal(["PATCH logging"], rig.ReportWrites);
        Assert.Equal("update-strategy", (string)rig.Report("logging")!["results"]![0]!["rule"]!);
        Assert.Empty(rig.Events);
    }

    [Fact]
    public async Task Does_nothing_while_another_leads()
    {
        await using var rig = new AuditRig();
        rig.ServeReports();
        rig.Cluster(A.Cluster().Nodes(3).With(OnDelete));
        await rig.LeadAsync();
        var writes = rig.Store.Requests.Count;

        await rig.Leadership.LoseAsync();
        rig.Cluster(A.Cluster());
        rig.Marks.MarkAll();
        rig.Clock.Advance(TimeSpan.FromHours(1));

        Assert.Equal(writes, rig.Store.Requests.Count);
        Assert.DoesNotContain("daemonset_webhook_daemonset_eligible_nodes{", rig.Metrics, StringComparison.Ordinal);
        Assert.DoesNotContain("daemonset_webhook_violations{", rig.Metrics, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tells_a_change_once_it_has_been_quiet_and_not_before()
    {
        await using var rig = new AuditRig();
        rig.ServeReports();
        rig.Cluster(A.Cluster().Nodes(3).With(A.StoredDaemonSet()));
        await rig.LeadAsync();

        rig.Cluster(A.Cluster().Nodes(3).With(OnDelete));
        rig.Marks.MarkDaemonSet("ds");
        await rig.AdvanceAsync(1);
        var early = rig.Events.Count();
        await rig.AdvanceAsync(2);

        Assert.Equal(0, early);
        Assert.StartsWith("PolicyViolation logging/agent: update-strategy: spec.updateStrategy.type is OnDelete", Assert.Single(rig.Events), StringComparison.Ordinal);
        Assert.Equal(["PATCH logging", "PATCH logging"], rig.ReportWrites);
    }

    [Fact]
    public async Task Tells_a_finding_that_goes_and_writes_nothing_when_nothing_has_changed()
    {
        await using var rig = new AuditRig();
        rig.ServeReports();
        rig.Cluster(A.Cluster().Nodes(3).With(OnDelete));
        await rig.LeadAsync();

        rig.Cluster(A.Cluster().Nodes(3).With(A.StoredDaemonSet()));
        rig.Marks.MarkNamespace("logging");
        await rig.AdvanceAsync(3);
        rig.Marks.MarkAll();
        await rig.AdvanceAsync(3);
        await rig.AdvanceAsync(600);

        Assert.Equal(["PolicyViolationResolved logging/agent: update-strategy: no longer found at spec.updateStrategy.type"], rig.Events);
        Assert.Equal(["PATCH logging", "PATCH logging"], rig.ReportWrites);
    }

    [Fact]
    public async Task Judges_at_last_what_never_stops_changing()
    {
        await using var rig = new AuditRig();
        rig.ServeReports();
        rig.Cluster(A.Cluster().Nodes(3).With(A.StoredDaemonSet()));
        await rig.LeadAsync();
        rig.Cluster(A.Cluster().Nodes(3).With(OnDelete));

        var seconds = 0;
        for (; seconds < 60 && !rig.Events.Any(); seconds++)
        {
            rig.Marks.MarkDaemonSet("ds");
            await rig.AdvanceAsync(1);
        }

        Assert.InRange(seconds, 30, 32);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(30)]
    public async Task Judges_everything_anew_every_ten_minutes_though_nothing_was_marked_and_the_date_has_jumped(int days)
    {
        await using var rig = new AuditRig();
        rig.ServeReports();
        rig.Cluster(A.Cluster().Nodes(3).With(A.StoredDaemonSet()));
        await rig.LeadAsync();
        rig.Cluster(A.Cluster().Nodes(3).With(OnDelete));
        rig.Date.Ahead = TimeSpan.FromDays(days);

        await rig.AdvanceAsync(599);
        var before = rig.Events.Count();
        await rig.AdvanceAsync(2);

        Assert.Equal((0, 1), (before, rig.Events.Count()));
    }

    [Fact]
    public async Task Judges_everything_anew_when_the_policies_have_changed()
    {
        await using var rig = new AuditRig();
        rig.ServeReports();
        rig.Cluster(A.Cluster().Nodes(3).With(A.StoredDaemonSet()));
        await rig.LeadAsync();

        rig.Engine = Policies.Engine("min-ready-seconds: {action: Deny, minimum: 60}");
        await rig.AdvanceAsync(4);

        Assert.StartsWith("PolicyViolation logging/agent: min-ready-seconds: spec.minReadySeconds is 10", Assert.Single(rig.Events), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rests_while_the_cache_can_not_be_relied_on()
    {
        await using var rig = new AuditRig();
        rig.ServeReports();
        rig.Cluster(A.Cluster().Nodes(3).With(A.StoredDaemonSet()));
        await rig.LeadAsync();
        var before = rig.Store.Requests.Count;

        rig.View = new() { Gap = new("pods", TimeSpan.FromMinutes(7)) };
        rig.Marks.MarkAll();
        await rig.AdvanceAsync(700);
        var meanwhile = rig.Store.Requests.Count;
        rig.Cluster(A.Cluster().Nodes(3).With(OnDelete));
        await rig.AdvanceAsync(2);

        Assert.Equal(before, meanwhile);
        Assert.Single(rig.Events);
    }

    [Fact]
    public async Task Goes_on_where_the_last_leader_stopped()
    {
        await using var first = new AuditRig();
        first.ServeReports();
        first.Cluster(A.Cluster().Nodes(3).With(OnDelete));
        await first.LeadAsync();
        await first.StopAsync();
        first.Clock.Advance(TimeSpan.FromMinutes(3));

        await using var second = new AuditRig(first.Clock, first.Store);
        second.Cluster(A.Cluster().Nodes(3).With(OnDelete.Spec(spec => spec with { RevisionHistoryLimit = 0 })));
        await second.LeadAsync();

        Assert.StartsWith("PolicyViolation logging/agent: rollback-history: ", Assert.Single(second.Events), StringComparison.Ordinal);
        var since = second.Report("logging")!["results"]!.AsArray().ToDictionary(result => (string)result!["rule"]!, result => (long)result!["timestamp"]!["seconds"]!);
        Assert.Equal(A.Moment.ToUnixTimeSeconds(), since["update-strategy"]);
        Assert.Equal(A.Moment.AddMinutes(3).ToUnixTimeSeconds(), since["rollback-history"]);
    }

    [Fact]
    public async Task Writes_nothing_when_the_last_leader_left_all_as_it_is()
    {
        await using var first = new AuditRig();
        first.ServeReports();
        first.Cluster(A.Cluster().Nodes(3).With(OnDelete));
        await first.LeadAsync();
        await first.StopAsync();
        await using var second = new AuditRig(first.Clock, first.Store);
        second.View = first.View;

        await second.LeadAsync();

        Assert.Single(second.ReportWrites);
        Assert.Empty(second.Events);
    }

    [Fact]
    public async Task Tells_everything_of_a_daemonset_that_is_new()
    {
        await using var rig = new AuditRig();
        rig.ServeReports();
        await rig.LeadAsync();

        rig.Cluster(A.Cluster().Nodes(3).With(OnDelete));
        rig.Marks.MarkNamespace("logging");
        await rig.AdvanceAsync(3);

        Assert.Single(rig.Events);
    }

    [Fact]
    public async Task Deletes_the_report_of_a_namespace_that_has_no_daemonsets_any_more()
    {
        await using var rig = new AuditRig();
        rig.ServeReports();
        rig.Cluster(A.Cluster().Nodes(3).With(OnDelete));
        await rig.LeadAsync();

        rig.Cluster(A.Cluster().Nodes(3));
        rig.Marks.MarkNamespace("logging");
        await rig.AdvanceAsync(3);

        Assert.Equal(["PATCH logging", "DELETE logging"], rig.ReportWrites);
        Assert.Null(rig.Report("logging"));
        Assert.Empty(rig.Events);
        Assert.DoesNotContain("daemonset=\"agent\"", rig.Metrics, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Leaves_alone_what_no_policy_speaks_of()
    {
        await using var rig = new AuditRig();
        rig.ServeReports();
        rig.Engine = new([]);
        rig.Cluster(A.Cluster().Nodes(3).With(OnDelete));

        await rig.LeadAsync();

        Assert.Empty(rig.ReportWrites);
        Assert.Contains("daemonset_webhook_daemonset_eligible_nodes{namespace=\"logging\",daemonset=\"agent\"} 3", rig.Metrics, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Writes_nothing_at_all_when_it_is_only_to_measure()
    {
        await using var rig = new AuditRig(writes: false);
        rig.ServeReports();
        rig.Cluster(A.Cluster().Nodes(3).With(A.StoredDaemonSet()));
        await rig.LeadAsync();

        rig.Cluster(A.Cluster().Nodes(3).With(OnDelete));
        rig.Marks.MarkAll();
        await rig.AdvanceAsync(700);

        Assert.Empty(rig.Store.Requests);
        Assert.Contains("daemonset_webhook_violations{rule=\"update-strategy\",action=\"Warn\"} 1", rig.Metrics, StringComparison.Ordinal);
        Assert.Contains("daemonset_webhook_findings_total{rule=\"update-strategy\",action=\"Warn\",source=\"audit\"} 1", rig.Metrics, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Judges_all_others_when_one_can_not_be_judged()
    {
        await using var rig = new AuditRig();
        rig.ServeReports();
        var broken = A.StoredDaemonSet().Named("broken").Metadata(metadata => metadata with { Uid = "b" });
        var cluster = A.Cluster().Nodes(1).With(broken, OnDelete).Build();
        rig.View = new() { Snapshot = new(cluster.Nodes, new ThrowingObjects(cluster.Objects, "b")) };

        await rig.LeadAsync();

        Assert.Contains(rig.Log.Lines, line => line.Id == 7002 && line.Line.Contains("logging/broken", StringComparison.Ordinal));
        Assert.Contains("update-strategy", rig.Report("logging")!.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Measures_what_the_golden_file_says()
    {
        await using var rig = new AuditRig();
        rig.ServeReports();
        rig.Cluster(A.Cluster()
            .Node("n0").Node("n1").Node("n2").Node("n3", "dedicated=gpu:NoSchedule")
            .With(OnDelete)
            .With(A.DaemonSet().InNamespace("other").Named("proxy").Metadata(metadata => metadata with { Uid = "proxy" }))
            .Revision("new", 2).Revision("old", 1)
            .Pod("a", "n0", hash: "new").Pod("b", "n1", hash: "old").Pod("c", "n2", hash: "old", ready: false).Pod("d", "n3", hash: "new"));

        await rig.LeadAsync();

        var audit = rig.Metrics.Split('\n').Where(line => line.Contains("audit", StringComparison.Ordinal)
            || line.Contains("_violations", StringComparison.Ordinal) || line.Contains("_daemonset_", StringComparison.Ordinal)).Order(StringComparer.Ordinal);
        Golden.Equal("tests/fixtures/audit/metrics.txt", string.Join('\n', audit) + "\n");
    }
}
