using Webhook.Testing;

namespace Webhook.Tests.Audit;

/// <summary>
/// What becomes of reports when the preferred API is served at last, or theirs no longer. Those in an API that is not preferred tell
/// old news until they are removed.
/// </summary>
public sealed class ReportApiChangeTests
{
    private const string Old = "apis/wgpolicyk8s.io/v1alpha2/namespaces/logging/policyreports/release";
    private const string OldOfAnother = "apis/wgpolicyk8s.io/v1alpha2/namespaces/another/policyreports/release";

    private static DaemonSetBuilder OnDelete => A.StoredDaemonSet().Strategy("OnDelete");

    private static DaemonSetBuilder Another => A.DaemonSet().InNamespace("another").Strategy("OnDelete");

    [Fact]
    public async Task Moves_them_to_the_preferred_one_that_is_installed_later()
    {
        await using var rig = new AuditRig();
        rig.Cluster(A.Cluster().Nodes(1).With(OnDelete));
        await rig.LeadAsync();
        Assert.Single(rig.Log.Lines, line => line.Id == 7005);

        ServePolicyReports(rig.Store);
        await rig.AdvanceAsync(601);
        Assert.NotNull(rig.Store.Find(Old));
        rig.ServeReports();
        await rig.AdvanceAsync(601);

        Assert.Null(rig.Store.Find(Old));
        Assert.NotNull(rig.Report("logging"));
        Assert.Empty(rig.Events);
    }

    [Fact]
    public async Task Removes_old_ones_though_the_server_failed_when_they_were_to_go()
    {
        await using var rig = new AuditRig();
        ServePolicyReports(rig.Store);
        rig.Cluster(A.Cluster().Nodes(1).With(OnDelete));
        await rig.LeadAsync();
        Assert.NotNull(rig.Store.Find(Old));
        var failures = 0;
        rig.Store.Fault = (request, _) => request.Method is "GET" or "DELETE" && request.Path.Contains("/policyreports", StringComparison.Ordinal) && failures++ == 0
            ? throw new HttpRequestException("connection reset")
            : null;

        rig.ServeReports();
        await rig.AdvanceAsync(1200);

        Assert.True(failures > 1);
        Assert.Null(rig.Store.Find(Old));
        Assert.NotNull(rig.Report("logging"));
    }

    [Fact]
    public async Task Removes_old_ones_beside_one_that_may_not_be_removed()
    {
        await using var rig = new AuditRig();
        ServePolicyReports(rig.Store);
        rig.Cluster(A.Cluster().Nodes(1).With(OnDelete).With(Another));
        await rig.LeadAsync();
        rig.Store.Fault = (request, _) => request.Method == "DELETE" && request.Path.Contains("/another/", StringComparison.Ordinal)
            ? Task.FromResult(FakeObjectStore.Refusal(403, "Forbidden"))
            : null;

        rig.ServeReports();
        await rig.AdvanceAsync(601);

        Assert.NotNull(rig.Store.Find(OldOfAnother));
        Assert.Null(rig.Store.Find(Old));
        Assert.NotNull(rig.Report("another"));
    }

    [Fact]
    public async Task Removes_old_ones_that_another_leader_wrote()
    {
        await using var first = new AuditRig();
        ServePolicyReports(first.Store);
        first.Cluster(A.Cluster().Nodes(1).With(OnDelete));
        await first.LeadAsync();
        await first.StopAsync();
        Assert.NotNull(first.Store.Find(Old));

        await using var next = new AuditRig(first.Clock, first.Store);
        next.ServeReports();
        next.View = first.View;
        await next.LeadAsync();

        Assert.Null(next.Store.Find(Old));
        Assert.NotNull(next.Report("logging"));
    }

    [Theory]
    [InlineData(404, "NotFound")]
    [InlineData(405, "MethodNotAllowed")]
    public async Task Moves_all_to_the_other_one_within_seconds_once_theirs_is_gone_or_going(int code, string reason)
    {
        await using var rig = new AuditRig();
        rig.ServeReports();
        ServePolicyReports(rig.Store);
        rig.Cluster(A.Cluster().Nodes(1).With(OnDelete).With(Another));
        await rig.LeadAsync();
        Assert.NotNull(rig.Report("another"));
        var lists = Lists(rig);

        // Discovery lags behind.
        rig.Store.Fault = (request, _) => request.Path.Contains("/reports", StringComparison.Ordinal) ? Task.FromResult(FakeObjectStore.Refusal(code, reason)) : null;
        rig.Cluster(A.Cluster().Nodes(1).With(A.StoredDaemonSet()).With(Another));
        rig.Marks.MarkNamespace("logging");
        await rig.AdvanceAsync(10);
        Assert.Equal(lists + 1, Lists(rig));
        rig.Store.Remove("apis/openreports.io/v1alpha1");
        await rig.AdvanceAsync(20);

        Assert.DoesNotContain("OnDelete", rig.Store.Find(Old)!.ToJsonString(), StringComparison.Ordinal);
        Assert.Contains("OnDelete", rig.Store.Find(OldOfAnother)!.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal([7007, 7008], rig.Log.Lines.Select(line => line.Id).Where(id => id is 7007 or 7008));
        static int Lists(AuditRig rig) => rig.Store.Requests.Count(request => request.Method == "GET" && request.Path.EndsWith("/reports", StringComparison.Ordinal));
    }

    private static void ServePolicyReports(FakeObjectStore store) =>
        store.Put("apis/wgpolicyk8s.io/v1alpha2", """{"metadata":{},"resources":[{"name":"policyreports"}]}""");
}
