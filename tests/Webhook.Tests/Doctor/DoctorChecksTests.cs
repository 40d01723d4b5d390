using System.Text.RegularExpressions;
using Webhook.Certificates;
using Webhook.Doctor;
using Webhook.Doctor.Facts;
using Webhook.Testing;
using static Webhook.Tests.Doctor.Installation;

namespace Webhook.Tests.Doctor;

public sealed partial class DoctorChecksTests
{
    private static readonly TimeSpan Year = TimeSpan.FromDays(365);

    [Fact]
    public void Finds_nothing_where_all_is_well()
    {
        var report = Report(Healthy);

        Assert.Equal(0, report.Count(DiagnosisStatus.Failure) + report.Count(DiagnosisStatus.Warning) + report.Count(DiagnosisStatus.Unknown));
        Golden.Equal("tests/fixtures/cli/doctor-healthy.txt", Stable(report.AsTable(null, useColour: false)));
    }

    [Fact]
    public void Prints_every_failure_with_its_remedy()
    {
        var broken = Healthy with
        {
            Now = A.Moment + TimeSpan.FromMinutes(10),
            Configurations = [Mutating(Entry("mutate", "Fail", 30, null) with { SideEffects = "Unknown", Rules = [new() { Resources = ["pods"] }] })],
            Endpoints = new Dictionary<string, Fact<System.Text.Json.Nodes.JsonObject>> { ["policy/webhook"] = new(Json("""{"subsets": [{"notReadyAddresses": [{}]}]}""")) },
            Served = Served(CertificateIssuer.Serving(CertificateIssuer.Authority("theirs", A.Moment, Year), ["elsewhere"], A.Moment, Year)),
            Access = [new(new("patch", "", "secrets", "policy", "webhook-tls", "the certificate can't be kept"), false)],
            Lease = new(Json("""{"spec": {"holderIdentity": "webhook-1", "renewTime": "2020-01-01T00:00:00.000000Z"}}""")),
            Policies = new(Json("""{"items": [{"metadata": {"name": "p"}, "status": {"conditions": [{"type": "Accepted", "status": "False", "message": "spec.rules: no such rule"}]}}]}""")),
            Server = new("v1.19.3", A.Moment),
            Version = "1.2.4",
        };

        var report = Report(broken);

        Golden.Equal("tests/fixtures/cli/doctor-broken.txt", Stable(report.AsTable(null, useColour: false)));
        Golden.Equal("tests/fixtures/cli/doctor-broken.json", Stable(report.AsJson()));
        Assert.All(report.Diagnoses.Where(diagnosis => diagnosis.Status >= DiagnosisStatus.Warning), diagnosis => Assert.NotEmpty(diagnosis.Remedy));
    }

    [Fact]
    public void Says_what_it_could_not_look_at()
    {
        var unreadable = Healthy with
        {
            Server = new("", null),
            Deployment = new(null, "forbidden"),
            Endpoints = new Dictionary<string, Fact<System.Text.Json.Nodes.JsonObject>> { ["policy/webhook"] = new(null, "forbidden") },
            Served = new Dictionary<string, ServedCertificate> { ["Service policy/webhook"] = new("Secret policy/webhook-tls", "webhook.policy.svc", "", "forbidden") },
            Access = [],
            Lease = new(null, "forbidden"),
            PolicyDefinition = new(null, "forbidden"),
        };

        var report = Report(unreadable);

        Assert.Equal(0, report.Count(DiagnosisStatus.Failure));
        Assert.Equal(
            ["endpoints", "ca-bundle", "certificate", "access", "leader", "policies", "clock", "version"],
            report.Diagnoses.Where(diagnosis => diagnosis.Status == DiagnosisStatus.Unknown).Select(diagnosis => diagnosis.Check));
    }

    [Fact]
    public void Says_that_nothing_is_installed()
    {
        var report = Report(Healthy with { Configurations = [], Served = new Dictionary<string, ServedCertificate>() });

        Assert.Equal(
            [
                "there is no MutatingWebhookConfiguration that calls namespace policy: no toleration is injected",
                "there is no ValidatingWebhookConfiguration that calls namespace policy: no DaemonSet is judged",
            ],
            report.Diagnoses.Where(diagnosis => diagnosis.Status == DiagnosisStatus.Failure).Select(diagnosis => diagnosis.Message));
    }

    [Theory]
    [InlineData(-1, "Failure", "has expired on")]
    [InlineData(10, "Warning", "expires on")]
    [InlineData(40, "Ok", "valid until")]
    public void Judges_a_certificate_by_the_time_it_has_left(int days, string status, string words)
    {
        var facts = Healthy with { Now = A.Moment + Year - TimeSpan.FromDays(days) };

        var diagnosis = Assert.Single(Report(facts).Diagnoses, diagnosis => diagnosis.Check == "certificate");

        Assert.Equal(status, $"{diagnosis.Status}");
        Assert.Contains(words, diagnosis.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Says_that_an_authority_has_expired_though_what_is_served_can_not_be_seen()
    {
        var facts = Healthy with { Now = A.Moment + CertificateLifetimes.Authority + TimeSpan.FromDays(1), Served = new Dictionary<string, ServedCertificate>() };

        var diagnosis = Assert.Single(Report(facts).Diagnoses, diagnosis => diagnosis.Check == "ca-bundle");

        Assert.Equal(DiagnosisStatus.Failure, diagnosis.Status);
        Assert.Contains($"every authority in clientConfig.caBundle has expired (CN=ours", diagnosis.Message, StringComparison.Ordinal);
        Assert.Contains($"expired on {A.Moment + CertificateLifetimes.Authority:u}", diagnosis.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Says_since_when_the_authority_of_the_case_that_a_user_met_has_expired()
    {
        var text = File.ReadAllText(Repository.Path("tests/cases/doctor/expired.yaml"));
        var entry = Entry("validate", "Fail", 30, null);
        entry = entry with { ClientConfig = entry.ClientConfig with { CaBundle = Convert.FromBase64String(Bundle().Match(text).Groups[1].Value) } };
        var facts = Healthy with
        {
            Configurations = [Mutating(entry)],
            Served = new Dictionary<string, ServedCertificate> { ["Service policy/webhook"] = new("Service policy/webhook", "webhook.policy.svc", "", "the Secret is not known") },
        };

        var diagnosis = Assert.Single(Report(facts).Diagnoses, diagnosis => diagnosis.Check == "ca-bundle");

        Assert.Equal(DiagnosisStatus.Failure, diagnosis.Status);
        Assert.Contains("CN=expired-ca", diagnosis.Message, StringComparison.Ordinal);
        Assert.Contains("expired on 2025-01-01 00:00:00Z", diagnosis.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cert-manager.io/inject-ca-from", "--tls-self-managed", "cert-manager writes it, as annotation cert-manager.io/inject-ca-from of the configuration says (a/b)")]
    [InlineData("", "--tls-self-managed", "the replica that leads writes it: kubectl -n policy logs")]
    [InlineData("", "--tls-cert=x", "the chart writes it")]
    [InlineData("", "", "write its PEM into clientConfig.caBundle")]
    public void Says_once_what_is_wrong_with_bundles_and_the_remedy_that_fits(string annotation, string argument, string remedy)
    {
        var facts = Healthy with
        {
            Now = A.Moment + (2 * CertificateLifetimes.Authority),
            Deployment = new(argument.Length == 0 ? null : Json("""{"spec": {"template": {"spec": {"containers": [{"args": ["ARGUMENT"]}]}}}}""".Replace("ARGUMENT", argument, StringComparison.Ordinal))),
            Configurations = [.. Healthy.Configurations.Select(one => one with
            {
                Configuration = one.Configuration with
                {
                    Metadata = one.Configuration.Metadata with { Annotations = annotation.Length == 0 ? null : new Dictionary<string, string> { [annotation] = "a/b" } },
                },
            })],
        };

        var diagnosis = Assert.Single(Report(facts).Diagnoses, diagnosis => diagnosis.Check == "ca-bundle");

        Assert.Equal(3, diagnosis.Message.Split("WebhookConfiguration webhook: ").Length - 1);
        Assert.Contains(remedy, diagnosis.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "there is no Service policy/webhook: every call fails", "correct clientConfig.service")]
    [InlineData("[]", "Service policy/webhook has no ready endpoint and no pod with app=webhook: every call fails", "kubectl -n policy describe deployments,replicasets -l app=webhook")]
    [InlineData(
        """[{"metadata":{"labels":{"app":"webhook"}},"status":{"phase":"Pending"}},{"metadata":{"labels":{"app":"webhook"}},"status":{"phase":"Pending"}},{"metadata":{"labels":{"app":"other"}}}]""",
        "Service policy/webhook has no ready endpoint; 2 pods with app=webhook: 2 Pending: every call fails",
        "kubectl -n policy describe pods -l app=webhook")]
    [InlineData(
        """[{"metadata":{"labels":{"app":"webhook"}},"status":{"phase":"Running"}},{"metadata":{"labels":{"app":"webhook"},"deletionTimestamp":"2026-01-01T00:00:00Z"},"status":{"phase":"Running"}}]""",
        "Service policy/webhook has no ready endpoint; 2 pods with app=webhook: 1 Running but not ready, 1 terminating: every call fails",
        "kubectl -n policy describe pods -l app=webhook")]
    public void Counts_the_pods_of_a_service_without_endpoints_as_they_are(string pods, string message, string remedy)
    {
        var backend = pods.Length == 0
            ? new ServiceBackend(new(null), new(null))
            : new ServiceBackend(new(Json("""{"spec": {"selector": {"app": "webhook"}}}""")), new(Json($$"""{"items": {{pods}} }""")));
        var facts = Healthy with
        {
            Endpoints = new Dictionary<string, Fact<System.Text.Json.Nodes.JsonObject>> { ["policy/webhook"] = new(null) },
            Backends = new Dictionary<string, ServiceBackend> { ["policy/webhook"] = backend },
        };

        var diagnosis = Assert.Single(Report(facts).Diagnoses, diagnosis => diagnosis.Check == "endpoints");

        Assert.Equal((DiagnosisStatus.Failure, message), (diagnosis.Status, diagnosis.Message));
        Assert.Contains(remedy, diagnosis.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void Calls_an_empty_bundle_a_failure()
    {
        var entry = Entry("mutate", "Ignore", 2, null);
        var facts = Healthy with { Configurations = [Mutating(entry with { ClientConfig = entry.ClientConfig with { CaBundle = [] } })] };

        Assert.Contains(Report(facts).Diagnoses, diagnosis => diagnosis is { Check: "ca-bundle", Status: DiagnosisStatus.Failure });
    }

    [Theory]
    [InlineData("--tls-secret=a", "a")]
    [InlineData("--tls-secret|a", "a")]
    [InlineData("--tls-secrets=a", "")]
    [InlineData("--tls-secret", "")]
    public void Reads_flags_in_both_forms(string arguments, string value)
    {
        var list = string.Join(", ", arguments.Split('|').Select(argument => $"\"{argument}\""));
        var deployment = Json("""{"spec": {"template": {"spec": {"containers": [{"args": [LIST]}]}}}}""".Replace("LIST", list, StringComparison.Ordinal));

        Assert.Equal(value, DeploymentFacts.Flag(deployment, "--tls-secret"));
    }

    /// <summary>Each run makes an authority of its own.</summary>
    private static string Stable(string text) => Fingerprint().Replace(text, "(0123456789ab)");

    [GeneratedRegex(@"\([0-9a-f]{12}\)")]
    private static partial Regex Fingerprint();

    [GeneratedRegex("caBundle: ([A-Za-z0-9+/=]+),")]
    private static partial Regex Bundle();

    private static DoctorReport Report(InstallationFacts facts) =>
        new("https://cluster.example", facts.Namespace, [.. DoctorChecks.All.SelectMany(check => check.Look(facts))]);
}
