using Webhook.Testing;

namespace Webhook.Tests.Audit;

/// <summary>Reports in an API that is no longer preferred tell old news until they are removed.</summary>
public sealed class OutdatedReportsTests
{
    private const string Old = "apis/wgpolicyk8s.io/v1alpha2/namespaces/logging/policyreports/release";

    private static DaemonSetBuilder OnDelete => A.StoredDaemonSet().Strategy("OnDelete");

    [Fact]
    public async Task Go_though_the_server_failed_when_they_were_to_go()
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
    public async Task Stay_for_no_other_that_may_not_be_removed()
    {
        await using var rig = new AuditRig();
        ServePolicyReports(rig.Store);
        rig.Cluster(A.Cluster().Nodes(1).With(OnDelete).With(A.DaemonSet().InNamespace("another").Strategy("OnDelete")));
        await rig.LeadAsync();
        rig.Store.Fault = (request, _) => request.Method == "DELETE" && request.Path.Contains("/another/", StringComparison.Ordinal)
            ? Task.FromResult(FakeObjectStore.Refusal(403, "Forbidden"))
            : null;

        rig.ServeReports();
        await rig.AdvanceAsync(601);

        Assert.NotNull(rig.Store.Find("apis/wgpolicyk8s.io/v1alpha2/namespaces/another/policyreports/release"));
        Assert.Null(rig.Store.Find(Old));
        Assert.NotNull(rig.Report("another"));
    }

    [Fact]
    public async Task Go_though_another_leader_wrote_them()
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
    public async Task Are_written_in_the_other_api_within_seconds_once_theirs_is_gone_or_going(int code, string reason)
    {
        await using var rig = new AuditRig();
        rig.ServeReports();
        ServePolicyReports(rig.Store);
        rig.Cluster(A.Cluster().Nodes(1).With(OnDelete).With(A.DaemonSet().InNamespace("another").Strategy("OnDelete")));
        await rig.LeadAsync();
        Assert.NotNull(rig.Report("another"));
        var lists = Lists(rig);

        // Discovery lags behind.
        rig.Store.Fault = (request, _) => request.Path.Contains("/reports", StringComparison.Ordinal) ? Task.FromResult(FakeObjectStore.Refusal(code, reason)) : null;
        rig.Cluster(A.Cluster().Nodes(1).With(A.StoredDaemonSet()).With(A.DaemonSet().InNamespace("another").Strategy("OnDelete")));
        rig.Marks.MarkNamespace("logging");
        await rig.AdvanceAsync(10);
        Assert.Equal(lists + 1, Lists(rig));
        rig.Store.Remove("apis/openreports.io/v1alpha1");
        await rig.AdvanceAsync(20);

        Assert.DoesNotContain("OnDelete", rig.Store.Find(Old)!.ToJsonString(), StringComparison.Ordinal);
        Assert.Contains("OnDelete", rig.Store.Find(Old.Replace("logging", "another", StringComparison.Ordinal))!.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal([7007, 7008], rig.Log.Lines.Select(line => line.Id).Where(id => id is 7007 or 7008));
        static int Lists(AuditRig rig) => rig.Store.Requests.Count(request => request.Method == "GET" && request.Path.EndsWith("/reports", StringComparison.Ordinal));
    }

    private static void ServePolicyReports(FakeObjectStore store) =>
        store.Put("apis/wgpolicyk8s.io/v1alpha2", """{"metadata":{},"resources":[{"name":"policyreports"}]}""");
}
