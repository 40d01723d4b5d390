using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Webhook.Testing.ApiServers;

namespace Webhook.Deploy.Tests.Chart;

/// <summary>What an upgrade makes of the certificate that an earlier one has put into the cluster.</summary>
public sealed class KeptCertificateTests
{
    private const string Values = "certificates: {mode: helm}";
    private const string Path = "/api/v1/namespaces/webhook-system/secrets/daemonset-webhook-certificate";

    [Fact]
    public async Task Keeps_it()
    {
        var secret = await InstallAsync();

        var upgraded = await UpgradeAsync(secret);

        Assert.Equal(Certificate(secret), Certificate(upgraded));
    }

    [Fact]
    public async Task Renews_it_in_the_last_third_of_its_life_and_trusts_the_old_one_for_one_upgrade_more()
    {
        var secret = await InstallAsync();
        secret["metadata"]!["annotations"]!["daemonset-webhook.dev/renew-after"] = DateTime.UtcNow.AddDays(-1).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

        var renewed = await UpgradeAsync(secret);
        var again = await UpgradeAsync(renewed);

        Assert.NotEqual(Data(secret, "tls.crt"), Data(renewed, "tls.crt"));
        Assert.EndsWith(Data(secret, "ca.crt"), Data(renewed, "ca.crt"), StringComparison.Ordinal);
        Assert.Equal(2, Count(renewed));
        Assert.Equal(Certificate(renewed), Certificate(again));
    }

    [Fact]
    public async Task Never_trusts_more_than_two_authorities()
    {
        var secret = await InstallAsync();
        for (var upgrade = 0; upgrade < 3; upgrade++)
        {
            secret["metadata"]!["annotations"]!["daemonset-webhook.dev/hosts"] = "other.webhook-system.svc";
            secret = await UpgradeAsync(secret);
        }

        Assert.Equal(2, Count(secret));
    }

    [Theory]
    [InlineData("tls.crt")]
    [InlineData("tls.key")]
    [InlineData("ca.crt")]
    public async Task Makes_a_new_one_where_a_part_is_gone(string key)
    {
        var secret = await InstallAsync();
        secret["data"]!.AsObject().Remove(key);

        var upgraded = await UpgradeAsync(secret);

        Assert.Equal(["ca.crt", "tls.crt", "tls.key"], upgraded["data"]!.AsObject().Select(pair => pair.Key).Order(StringComparer.Ordinal));
        Assert.NotEqual((string?)secret["data"]!["tls.crt"], (string?)upgraded["data"]!["tls.crt"]);
    }

    private static async Task<JsonNode> InstallAsync() => (await RenderedChart.RenderAsync(Values)).Only("Secret").Root;

    /// <summary>Renders with a cluster to look into, which holds nothing but the Secret.</summary>
    private static async Task<JsonNode> UpgradeAsync(JsonNode secret)
    {
        await using var server = await FakeApiServer.StartAsync(TimeProvider.System);
        server.Fault = context => AnswerAsync(context, secret);
        var home = Directory.CreateTempSubdirectory("helm-");
        try
        {
            var kubeconfig = System.IO.Path.Combine(home.FullName, "kubeconfig");
            await File.WriteAllTextAsync(kubeconfig, Kubeconfig(server.Address));

            // Helm 4 builds every object against the server's schemas, which this one doesn't have.
            var chart = await RenderedChart.RenderAsync(new ChartRelease { Values = Values, Helm = "helm3", Flags = ["--dry-run=server", "--kubeconfig", kubeconfig, "--repository-cache", home.FullName] });
            Assert.Contains(server.Requests, request => request.Path == Path);
            return chart.Only("Secret").Root;
        }
        finally
        {
            home.Delete(recursive: true);
        }
    }

    private static Task AnswerAsync(HttpContext context, JsonNode secret)
    {
        var answer = context.Request.Path.Value switch
        {
            "/version" => """{"major":"1","minor":"33","gitVersion":"v1.33.0"}""",
            "/api" => """{"kind":"APIVersions","versions":["v1"]}""",
            "/apis" => """{"kind":"APIGroupList","apiVersion":"v1","groups":[]}""",
            "/api/v1" => """{"kind":"APIResourceList","groupVersion":"v1","resources":[{"name":"secrets","singularName":"secret","namespaced":true,"kind":"Secret","verbs":["get"]}]}""",
            Path => secret.ToJsonString(),
            _ => null,
        };
        context.Response.StatusCode = answer is null ? StatusCodes.Status404NotFound : StatusCodes.Status200OK;
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(answer ?? """{"kind":"Status","apiVersion":"v1","status":"Failure","reason":"NotFound","code":404}""");
    }

    private static string Kubeconfig(Uri server) => $$$"""
        {"apiVersion": "v1", "kind": "Config", "current-context": "a",
         "contexts": [{"name": "a", "context": {"cluster": "a", "user": "a"}}], "users": [{"name": "a", "user": {}}],
         "clusters": [{"name": "a", "cluster": {"server": "{{{server}}}"}}]}
        """;

    private static string Certificate(JsonNode secret) => $"{secret["data"]!.ToJsonString()} {secret["metadata"]!["annotations"]!.ToJsonString()}";

    private static string Data(JsonNode secret, string key) => Encoding.UTF8.GetString(Convert.FromBase64String((string)secret["data"]![key]!)).Trim();

    private static int Count(JsonNode secret) => Data(secret, "ca.crt").Split("-----BEGIN CERTIFICATE-----").Length - 1;
}
