using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Webhook.Deploy.Tests.Chart;

/// <summary>The serving certificate in each mode.</summary>
public sealed class CertificateTests
{
    [Fact]
    public async Task Leaves_it_to_the_pods_unless_told_otherwise()
    {
        var chart = await RenderedChart.RenderAsync();
        var deployment = chart.Only("Deployment");

        Assert.Empty(chart.Of("Secret"));
        Assert.Null(deployment.At("spec.template.spec.volumes"));
        Assert.Contains("--tls-self-managed", deployment.Texts("spec.template.spec.containers[0].args"));
        Assert.Contains($"--service-name={chart.Only("Service").Name}", deployment.Texts("spec.template.spec.containers[0].args"));
        Assert.All(
            chart.Of("MutatingWebhookConfiguration").Concat(chart.Of("ValidatingWebhookConfiguration")),
            configuration =>
            {
                Assert.Equal(chart.Only("Service").Name, configuration.Name);
                Assert.Null(configuration.At("webhooks[0].clientConfig.caBundle"));
            });
    }

    [Fact]
    public async Task Tells_the_pods_by_which_other_names_they_are_called() => Assert.Equal(
        ["--tls-host=webhook.example.com", "--tls-host=10.0.0.7"],
        (await RenderedChart.RenderAsync(ValueSets.All["self-managed, further hosts"])).Only("Deployment").Texts("spec.template.spec.containers[0].args")
            .Where(argument => argument.StartsWith("--tls-host", StringComparison.Ordinal)));

    [Fact]
    public async Task Makes_one_that_the_API_server_accepts()
    {
        var chart = await RenderedChart.RenderAsync("certificates: {mode: helm, extraHosts: [10.0.0.7, webhook.example.com]}");
        var secret = chart.Only("Secret");

        using var leaf = X509Certificate2.CreateFromPem(Data(secret, "tls.crt"), Data(secret, "tls.key"));
        using var authority = X509Certificate2.CreateFromPem(Data(secret, "ca.crt"));
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(authority);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;

        Assert.True(chain.Build(leaf), string.Join(", ", chain.ChainStatus.Select(status => status.StatusInformation)));
        Assert.Equal("kubernetes.io/tls", secret.Text("type"));
        Assert.All(["daemonset-webhook.webhook-system.svc", "webhook.example.com", "10.0.0.7"], host => Assert.True(leaf.MatchesHostname(host), host));
        Assert.Equal("1.2.840.10045.3.1.7", leaf.GetECDsaPublicKey()!.ExportParameters(false).Curve.Oid.Value);
        Assert.True(leaf.NotAfter - leaf.NotBefore > TimeSpan.FromDays(3649));
    }

    [Fact]
    public async Task Trusts_in_both_configurations_the_authority_that_it_has_just_made()
    {
        var chart = await RenderedChart.RenderAsync(ValueSets.All["helm's certificate"]);
        var bundle = (string)chart.Only("Secret").At("data")!["ca.crt"]!;

        Assert.Equal(
            [bundle, bundle, bundle],
            chart.Of("MutatingWebhookConfiguration").Concat(chart.Of("ValidatingWebhookConfiguration"))
                .SelectMany(configuration => configuration.At("webhooks")!.AsArray().Select(entry => (string)entry!["clientConfig"]!["caBundle"]!)));
    }

    [Fact]
    public async Task Lets_cert_manager_issue_it_from_an_authority_of_the_release()
    {
        var chart = await RenderedChart.RenderAsync(ValueSets.All["cert-manager"]);
        var certificate = chart.Named("Certificate", "daemonset-webhook-certificate");
        var authority = chart.Named("Certificate", "daemonset-webhook-authority");

        Assert.Empty(chart.Of("Secret"));
        Assert.Equal(["daemonset-webhook.webhook-system.svc"], certificate.Texts("spec.dnsNames"));
        Assert.Equal("daemonset-webhook-authority", certificate.Text("spec.issuerRef.name"));
        Assert.Equal(("ECDSA", "256", "Always"), (certificate.Text("spec.privateKey.algorithm"), certificate.Text("spec.privateKey.size"), certificate.Text("spec.privateKey.rotationPolicy")));
        Assert.Equal(("true", "Never"), (authority.Text("spec.isCA"), authority.Text("spec.privateKey.rotationPolicy")));
        Assert.Equal(certificate.Text("spec.secretName"), Volume(chart));
        Assert.All(chart.Of("MutatingWebhookConfiguration").Concat(chart.Of("ValidatingWebhookConfiguration")), configuration =>
        {
            Assert.Equal("webhook-system/daemonset-webhook-certificate", configuration.Map("metadata.annotations")["cert-manager.io/inject-ca-from"]);
            Assert.Null(configuration.At("webhooks[0].clientConfig.caBundle"));
        });
    }

    [Fact]
    public async Task Uses_the_issuer_that_is_named()
    {
        var chart = await RenderedChart.RenderAsync(ValueSets.All["cert-manager, own issuer"]);
        var certificate = chart.Only("Certificate");

        Assert.Empty(chart.Of("Issuer"));
        Assert.Equal("{\"group\":\"cert-manager.io\",\"kind\":\"ClusterIssuer\",\"name\":\"corporate\"}", certificate.Json("spec.issuerRef"));
        Assert.Equal(["10.0.0.7"], certificate.Texts("spec.ipAddresses"));
        Assert.Equal(["daemonset-webhook.webhook-system.svc", "webhook.example.com"], certificate.Texts("spec.dnsNames"));
    }

    [Fact]
    public async Task Mounts_the_Secret_that_is_named_and_trusts_the_bundle_that_is_given()
    {
        var chart = await RenderedChart.RenderAsync(ValueSets.All["secret"]);

        Assert.Empty(chart.Of("Secret"));
        Assert.Equal("webhook-tls", Volume(chart));
        Assert.Equal(
            "-----BEGIN CERTIFICATE-----\nAA==\n-----END CERTIFICATE-----\n",
            Encoding.UTF8.GetString(Convert.FromBase64String(chart.Only("MutatingWebhookConfiguration").Text("webhooks[0].clientConfig.caBundle"))));
    }

    [Fact]
    public async Task Carries_the_host_of_an_address_that_the_API_server_calls()
    {
        var chart = await RenderedChart.RenderAsync("{webhooks: {url: \"https://webhook.example.com:8443\"}, certificates: {mode: cert-manager}}");

        Assert.Equal(["daemonset-webhook.webhook-system.svc", "webhook.example.com"], chart.Named("Certificate", "daemonset-webhook-certificate").Texts("spec.dnsNames"));
    }

    private static string Volume(RenderedChart chart) => chart.Only("Deployment").Text("spec.template.spec.volumes[0].secret.secretName");

    private static string Data(RenderedObject secret, string key) => Encoding.UTF8.GetString(Convert.FromBase64String((string)secret.At("data")![key]!));
}
