using System.Text.Json.Nodes;
using Webhook.Testing;

namespace Webhook.Tests.Audit;

public sealed class AuditReportTests
{
    private static DaemonSetBuilder OnDelete => A.StoredDaemonSet().Strategy("OnDelete");

    [Fact]
    public async Task Reports_as_the_golden_file_says()
    {
        await using var rig = new AuditRig();
        rig.ServeReports();
        rig.Engine = Policies.Engine("update-strategy: {action: Deny}");
        rig.Cluster(A.Cluster().Nodes(2)
            .With(OnDelete)
            .With(A.DaemonSet().Named("fine").Selecting(("app", "fine")).TemplateLabelled(("app", "fine")).Labelled(("app", "fine"))));

        await rig.LeadAsync();

        Golden.Equal("tests/fixtures/audit/report.json", rig.Report("logging")!.ToJsonString(new() { WriteIndented = true }) + "\n");
    }

    [Fact]
    public async Task Leaves_out_the_least_severe_beyond_two_hundred_and_counts_them_all()
    {
        await using var rig = new AuditRig();
        rig.ServeReports();
        var cluster = A.Cluster().Nodes(1).With(OnDelete.Named("z").Metadata(metadata => metadata with { Uid = "z" }));
        for (var i = 0; i < 260; i++)
        {
            var labels = ("app", $"fine-{i}");
            cluster.With(A.DaemonSet().Named($"fine-{i:000}").Metadata(metadata => metadata with { Uid = $"u{i}" }).Selecting(labels).TemplateLabelled(labels).Labelled(labels));
        }

        rig.Cluster(cluster);
        await rig.LeadAsync();

        var report = rig.Report("logging")!;
        var results = report["results"]!.AsArray();
        var findings = results.Count(result => (string)result!["result"]! == "warn");
        Assert.Equal(201, results.Count);
        Assert.Equal("z", (string)results[0]!["resources"]![0]!["name"]!);
        Assert.Equal(260 + findings, (int)report["summary"]!["pass"]! + (int)report["summary"]!["warn"]!);
        Assert.Equal(
            $"{60 + findings} more results are left out of this report, though not of its summary; daemonset-webhook audit prints all of them",
            (string)results[200]!["message"]!);
    }

    [Fact]
    public async Task Belongs_to_the_webhook_configuration_so_that_it_goes_with_the_release()
    {
        await using var rig = new AuditRig();
        rig.ServeReports();
        rig.Cluster(A.Cluster().Nodes(1).With(OnDelete));
        await rig.LeadAsync();

        rig.Store.Put(AuditRig.OwnerPath, """{"metadata":{"name":"release","uid":"made-anew"}}""");
        var before = Owner(rig);
        await rig.AdvanceAsync(601);

        Assert.Equal(("owner-uid", "made-anew"), (before, Owner(rig)));
        static string? Owner(AuditRig rig) => (string?)rig.Report("logging")!["metadata"]!["ownerReferences"]?[0]!["uid"];
    }

    [Fact]
    public async Task Keeps_the_old_owner_for_one_pass_so_that_nothing_is_left_of_a_release_that_is_being_uninstalled()
    {
        await using var rig = new AuditRig();
        rig.ServeReports();
        rig.Cluster(A.Cluster().Nodes(1).With(OnDelete));
        await rig.LeadAsync();

        rig.Store.Remove(AuditRig.OwnerPath);
        rig.Store.Remove("apis/openreports.io/v1alpha1/namespaces/logging/reports/release");
        await rig.AdvanceAsync(601);
        var uninstalling = (string?)rig.Report("logging")!["metadata"]!["ownerReferences"]?[0]!["uid"];
        await rig.AdvanceAsync(601);

        Assert.Equal("owner-uid", uninstalling);
        Assert.Null(rig.Report("logging")!["metadata"]!["ownerReferences"]);
        Assert.Single(rig.Log.Lines, line => line.Id == 7006);
    }

    [Fact]
    public async Task Stands_without_an_owner_and_says_so_once_when_there_is_no_such_configuration()
    {
        await using var rig = new AuditRig();
        rig.ServeReports();
        rig.Store.Remove(AuditRig.OwnerPath);
        rig.Cluster(A.Cluster().Nodes(1).With(OnDelete));

        await rig.LeadAsync();
        await rig.AdvanceAsync(1300);

        Assert.Null(rig.Report("logging")!["metadata"]!["ownerReferences"]);
        Assert.Single(rig.Log.Lines, line => line.Id == 7006);
    }

    [Fact]
    public async Task Stands_without_an_owner_where_the_owner_may_not_be_read()
    {
        await using var rig = new AuditRig();
        rig.ServeReports();
        rig.Cluster(A.Cluster().Nodes(1).With(OnDelete));
        rig.Store.Fault = (request, _) => request.Path == AuditRig.OwnerPath ? Task.FromResult(FakeObjectStore.Refusal(403, "Forbidden")) : null;

        await rig.LeadAsync();

        Assert.NotNull(rig.Report("logging"));
        Assert.Single(rig.Log.Lines, line => line.Id == 7006);
    }

    [Fact]
    public async Task Is_restored_at_the_next_full_pass_when_somebody_has_edited_or_deleted_it()
    {
        await using var rig = new AuditRig();
        rig.ServeReports();
        rig.Cluster(A.Cluster().Nodes(1).With(OnDelete).With(A.DaemonSet().InNamespace("other").Strategy("OnDelete")));
        await rig.LeadAsync();
        var written = rig.Report("logging")!["results"]!.ToJsonString();

        rig.Store.Put("apis/openreports.io/v1alpha1/namespaces/logging/reports/release", """{"metadata":{"name":"release","namespace":"logging"},"results":[]}""");
        rig.Store.Remove("apis/openreports.io/v1alpha1/namespaces/other/reports/release");
        await rig.AdvanceAsync(601);

        Assert.Equal(written, rig.Report("logging")!["results"]!.ToJsonString());
        Assert.NotNull(rig.Report("other"));
        Assert.Equal(4, rig.ReportWrites.Count());
    }

    [Fact]
    public async Task Is_written_later_when_the_server_is_gone_for_minutes_without_a_storm()
    {
        await using var rig = new AuditRig();
        rig.ServeReports();
        rig.Cluster(A.Cluster().Nodes(1).With(OnDelete));
        rig.Store.Fault = (_, _) => throw new HttpRequestException("no route to host");
        await rig.LeadAsync();
        await rig.AdvanceAsync(300);
        var tries = rig.Store.Requests.Count;

        rig.Store.Fault = (_, _) => null;
        await rig.AdvanceAsync(301);

        Assert.InRange(tries, 4, 10);
        Assert.NotNull(rig.Report("logging"));
        Assert.Equal([7007, 7008], rig.Log.Lines.Select(line => line.Id).Where(id => id is 7007 or 7008));
    }

    [Fact]
    public async Task Is_written_as_soon_as_ever_though_the_date_was_set_back()
    {
        await using var rig = new AuditRig();
        rig.ServeReports();
        rig.Cluster(A.Cluster().Nodes(1).With(OnDelete));
        rig.Store.Fault = (_, _) => throw new HttpRequestException("no route to host");
        await rig.LeadAsync();

        rig.Date.Ahead = TimeSpan.FromDays(-1);
        rig.Store.Fault = (_, _) => null;
        await rig.AdvanceAsync(10);

        Assert.NotNull(rig.Report("logging"));
    }

    [Fact]
    public async Task Is_no_error_in_a_namespace_that_is_being_deleted()
    {
        await using var rig = new AuditRig();
        rig.ServeReports();
        rig.Cluster(A.Cluster().Nodes(1).With(OnDelete).With(A.DaemonSet().InNamespace("other").Strategy("OnDelete")));
        rig.Store.Fault = (request, _) => request.Method == "PATCH" && request.Path.Contains("/logging/", StringComparison.Ordinal)
            ? Task.FromResult(Terminating())
            : null;

        await rig.LeadAsync();

        Assert.NotNull(rig.Report("other"));
        Assert.DoesNotContain(rig.Log.Lines, line => line.Id == 7007);
    }

    [Fact]
    public async Task Of_one_namespace_that_is_refused_holds_up_no_other()
    {
        await using var rig = new AuditRig();
        rig.ServeReports();
        rig.Cluster(A.Cluster().Nodes(1).With(OnDelete).With(A.DaemonSet().InNamespace("other").Strategy("OnDelete")));
        rig.Store.Fault = (request, _) => request.Method == "PATCH" && request.Path.Contains("/logging/", StringComparison.Ordinal)
            ? Task.FromResult(FakeObjectStore.Refusal(422, "Invalid", "quota of reports is used up"))
            : null;
        await rig.LeadAsync();
        var tries = rig.ReportWrites.Count();

        await rig.AdvanceAsync(60);
        var line = Assert.Single(rig.Log.Lines, line => line.Id == 7007);

        Assert.NotNull(rig.Report("other"));
        Assert.Equal(tries, rig.ReportWrites.Count());
        Assert.Contains("quota of reports is used up", line.Line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tells_events_within_limits_when_a_policy_finds_fault_with_everything()
    {
        await using var rig = new AuditRig();
        rig.ServeReports();
        var cluster = A.Cluster().Nodes(1);
        for (var i = 0; i < 150; i++)
            cluster.With(A.DaemonSet().InNamespace($"n{i}").Metadata(metadata => metadata with { Uid = $"u{i}" }));

        rig.Cluster(cluster);
        await rig.LeadAsync();
        rig.Engine = Policies.Engine("min-ready-seconds: {action: Deny, minimum: 60}");
        await rig.AdvanceAsync(5);

        Assert.Equal(100, rig.Events.Count());
        Assert.Contains(rig.Log.Lines, line => line.Id == 7010 && line.Line.StartsWith("50 Events", StringComparison.Ordinal));
        Assert.Equal(300, rig.ReportWrites.Count());
    }

    private static HttpResponseMessage Terminating() => new(System.Net.HttpStatusCode.Forbidden)
    {
        Content = new StringContent(new JsonObject
        {
            ["code"] = 403,
            ["reason"] = "Forbidden",
            ["message"] = "unable to create new content in namespace logging because it is being terminated",
            ["details"] = new JsonObject { ["causes"] = new JsonArray(new JsonObject { ["reason"] = "NamespaceTerminating" }) },
        }.ToJsonString()),
    };
}
