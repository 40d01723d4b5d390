using System.Text.Json;
using Webhook.Kubernetes.Api;
using Webhook.Kubernetes.Reports;
using Webhook.Testing;

namespace Webhook.Kubernetes.Tests.Reports;

public sealed class ReportStoreTests : IDisposable
{
    private readonly FakeObjectStore _server = new();
    private readonly HttpClient _http;
    private readonly ReportStore _store;

    public ReportStoreTests()
    {
        _http = _server.CreateClient();
        var api = new KubernetesApi(_http, new FakeTimeProvider());
        _store = new(api, api, api, "release");
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static PolicyReport Report { get; } = new()
    {
        Namespace = "logging",
        Name = "release",
        Owner = new("admissionregistration.k8s.io/v1", "ValidatingWebhookConfiguration", "release", "uid-1"),
        Summary = new() { Fail = 1, Pass = 2 },
        Results =
        [
            new()
            {
                Policy = "default",
                Rule = "selector-overlap",
                Category = "Selectors and labels",
                Outcome = ReportOutcome.Fail,
                Severity = ReportSeverity.High,
                Message = "spec.selector selects pods of Deployment logging/web",
                Since = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero),
                Subject = new("apps/v1", "DaemonSet", "logging", "agent", "uid-2"),
                Properties = new Dictionary<string, string> { ["field"] = "spec.selector" },
            },
            new() { Policy = "default", Outcome = ReportOutcome.Skip, Message = "12 more" },
        ],
    };

    public void Dispose()
    {
        _http.Dispose();
        _server.Dispose();
    }

    [Theory]
    [InlineData(true, true, "openreports.io/v1alpha1")]
    [InlineData(false, true, "wgpolicyk8s.io/v1alpha2")]
    [InlineData(false, false, null)]
    public async Task Finds_the_preferred_api_that_is_served(bool open, bool old, string? expected)
    {
        if (open)
            _server.Put("apis/openreports.io/v1alpha1", """{"kind":"APIResourceList","metadata":{},"resources":[{"name":"clusterreports"},{"name":"reports"}]}""");

        if (old)
            _server.Put("apis/wgpolicyk8s.io/v1alpha2", """{"kind":"APIResourceList","metadata":{},"resources":[{"name":"policyreports"}]}""");

        var found = await _store.DiscoverAsync(Cancellation);

        Assert.Equal(expected, found?.ApiVersion);
    }

    [Fact]
    public async Task Passes_over_a_version_that_serves_other_resources_only()
    {
        _server.Put("apis/openreports.io/v1alpha1", """{"kind":"APIResourceList","metadata":{},"resources":[{"name":"clusterreports"}]}""");

        Assert.Null(await _store.DiscoverAsync(Cancellation));
    }

    [Fact]
    public async Task Writes_what_the_golden_file_says_in_both_apis()
    {
        foreach (var api in ReportApi.All)
            await _store.ApplyAsync(api, Report, Cancellation);

        var bodies = _server.Requests.Select(request =>
        {
            using var body = JsonDocument.Parse(request.Body);
            return $"{request.Method} {request.Path}{request.Query} {request.ContentType}\n{JsonSerializer.Serialize(body.RootElement, Indented)}\n";
        });
        Golden.Equal("tests/fixtures/audit/reports-on-the-wire.txt", string.Concat(bodies));
    }

    [Fact]
    public async Task Reads_back_what_it_wrote()
    {
        await _store.ApplyAsync(ReportApi.OpenReports, Report, Cancellation);
        await _store.ApplyAsync(ReportApi.OpenReports, Report with { Namespace = "other", Name = "of-another-release" }, Cancellation);

        var read = Assert.Single(await _store.ListAsync(ReportApi.OpenReports, Cancellation));

        Assert.True(read.SaysTheSameAs(Report));
        Assert.False(read.SaysTheSameAs(Report with { Owner = null }));
        Assert.False(read.SaysTheSameAs(Report with { Results = [Report.Results[0] with { Message = "x" }, Report.Results[1]] }));
        Assert.Equal("?labelSelector=app.kubernetes.io%2Fmanaged-by%3Ddaemonset-webhook&limit=500", _server.Requests[^1].Query);
    }

    [Fact]
    public async Task Reads_a_report_that_somebody_has_edited_out_of_shape()
    {
        _server.Put("apis/openreports.io/v1alpha1/namespaces/logging/reports/release", """
            {"metadata":{"name":"release","namespace":"logging"},"results":[{"policy":"p","result":"fine","severity":"critical","timestamp":{"seconds":99999999999999}},{}]}
            """);

        var read = Assert.Single(await _store.ListAsync(ReportApi.OpenReports, Cancellation));

        Assert.Equal([ReportOutcome.Skip, ReportOutcome.Skip], read.Results.Select(result => result.Outcome));
        Assert.Null(read.Owner);
    }

    [Fact]
    public async Task Finds_the_owner_unless_it_is_going()
    {
        const string path = "apis/admissionregistration.k8s.io/v1/validatingwebhookconfigurations/release";
        var none = await _store.FindOwnerAsync("release", Cancellation);
        _server.Put(path, """{"metadata":{"name":"release","uid":"u"}}""");
        var found = await _store.FindOwnerAsync("release", Cancellation);
        _server.Put(path, """{"metadata":{"name":"release","uid":"u","deletionTimestamp":"2026-01-01T00:00:00Z"}}""");
        var going = await _store.FindOwnerAsync("release", Cancellation);

        Assert.Equal((null, new ReportOwner("admissionregistration.k8s.io/v1", "ValidatingWebhookConfiguration", "release", "u"), null), (none, found, going));
    }

    [Fact]
    public async Task Deletes_a_report_whether_it_is_there_or_not()
    {
        await _store.ApplyAsync(ReportApi.PolicyReports, Report, Cancellation);

        await _store.DeleteAsync(ReportApi.PolicyReports, "logging", Cancellation);
        await _store.DeleteAsync(ReportApi.PolicyReports, "logging", Cancellation);

        Assert.Empty(_server.Paths);
    }

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };
}
