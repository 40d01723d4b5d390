using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;

namespace Webhook.Tests.EndToEnd;

public sealed class AdmissionTests
{
    private static readonly CancellationToken Cancellation = TestContext.Current.CancellationToken;

    public static TheoryData<string> Versions => ["1.1", "2.0"];

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Adds_tolerations_on_creation_and_again_only_when_they_are_gone(string version)
    {
        await using var server = await TestServer.StartAsync();
        var client = server.Client(Version.Parse(version));

        var created = await TestServer.ReviewAsync(client, "/mutate?timeout=2s", Reviews.Create(Reviews.Agent()));

        Assert.True(created.GetProperty("allowed").GetBoolean());
        Assert.Equal(Reviews.Uid, created.GetProperty("uid").GetString());
        Assert.Equal("JSONPatch", created.GetProperty("patchType").GetString());
        var live = Reviews.Patched(Reviews.Agent(), created);
        Assert.Equal(6, live["spec"]!["template"]!["spec"]!["tolerations"]!.AsArray().Count);

        var again = await TestServer.ReviewAsync(client, "/mutate", Reviews.Create(live));
        Assert.False(again.TryGetProperty("patch", out _));
        Assert.False(again.TryGetProperty("patchType", out _));

        var restored = await TestServer.ReviewAsync(client, "/mutate", Reviews.Update(live, Reviews.Agent()));
        Assert.Equal(live.ToJsonString(), Reviews.Patched(Reviews.Agent(), restored).ToJsonString());
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Waits_for_a_change_of_the_template_rather_than_cause_a_roll_out(string version)
    {
        await using var server = await TestServer.StartAsync();
        var client = server.Client(Version.Parse(version));
        var relabelled = Reviews.Agent(agent => agent["metadata"]!["labels"]!["team"] = "a");
        var rolled = Reviews.Agent(agent => agent["spec"]!["template"]!["spec"]!["containers"]![0]!["image"] = "agent:2");

        var deferred = await TestServer.ReviewAsync(client, "/mutate", Reviews.Update(Reviews.Agent(), relabelled));
        var patched = await TestServer.ReviewAsync(client, "/mutate", Reviews.Update(Reviews.Agent(), rolled));

        Assert.False(deferred.TryGetProperty("patch", out _));
        Assert.Matches(
            @"^DaemonSet logging/agent: 6 missing tolerations are deferred to the next change of the template: node\.kubernetes\.io/not-ready, .*…$",
            deferred.GetProperty("warnings")[0].GetString());
        Assert.StartsWith("node.kubernetes.io/not-ready", deferred.GetProperty("auditAnnotations").GetProperty("deferred").GetString(), StringComparison.Ordinal);
        Assert.Equal(6, Reviews.Patched(rolled, patched)["spec"]!["template"]!["spec"]!["tolerations"]!.AsArray().Count);
        Assert.Equal(1, await server.MetricAsync(Requests("mutate", "UPDATE", "deferred", "false")));
        Assert.Equal(1, await server.MetricAsync(Requests("mutate", "UPDATE", "mutated", "false")));
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Denies_with_every_reason_and_still_warns(string version)
    {
        await using var server = await TestServer.StartAsync();
        var agent = Reviews.Agent(agent =>
        {
            agent["spec"]!["revisionHistoryLimit"] = 0;
            agent["spec"]!["updateStrategy"]!["rollingUpdate"] = new JsonObject { ["maxUnavailable"] = 0, ["maxSurge"] = 1 };
            agent["spec"]!["template"]!["spec"]!["containers"]![0]!["ports"] = new JsonArray(new JsonObject { ["containerPort"] = 80, ["hostPort"] = 80 });
        });
        var old = Reviews.Agent(old => old["spec"]!["selector"]!["matchLabels"]!["app"] = "old");

        var response = await TestServer.ReviewAsync(server.Client(Version.Parse(version)), "/validate", Reviews.Update(old, agent));

        Assert.False(response.GetProperty("allowed").GetBoolean());
        Assert.False(response.TryGetProperty("patch", out _));
        var status = response.GetProperty("status");
        Assert.Equal((403, "Forbidden"), (status.GetProperty("code").GetInt32(), status.GetProperty("reason").GetString()));
        var message = status.GetProperty("message").GetString()!.Split('\n');
        Assert.Equal("DaemonSet logging/agent: 2 rules deny it:", message[0]);
        Assert.StartsWith("- selector-immutable: ", message[1], StringComparison.Ordinal);
        Assert.StartsWith("- surge-port-conflict: ", message[2], StringComparison.Ordinal);
        Assert.Equal(2, status.GetProperty("details").GetProperty("causes").GetArrayLength());
        var warning = Assert.Single(response.GetProperty("warnings").EnumerateArray()).GetString();
        Assert.StartsWith("DaemonSet logging/agent: rollback-history: ", warning, StringComparison.Ordinal);
        Assert.Equal("default", response.GetProperty("auditAnnotations").GetProperty("policies").GetString());
        Assert.Contains(server.Log.Lines, line =>
            line.Id == 1000 && line.Line.Contains("validate UPDATE DaemonSet logging/agent by jane: denied", StringComparison.Ordinal)
            && line.Line.EndsWith("rules [selector-immutable surge-port-conflict rollback-history]", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("group", "extensions", "")]
    [InlineData("kind", "Deployment", "")]
    [InlineData("kind", "DaemonSet", "status")]
    public async Task Lets_everything_but_daemonsets_pass(string member, string value, string subResource)
    {
        await using var server = await TestServer.StartAsync();
        var body = Reviews.Review("CREATE", JsonValue.Create("no DaemonSet at all"), null, change: request =>
        {
            request["kind"]![member] = value;
            request["subResource"] = subResource;
        });

        foreach (var path in new[] { "/mutate", "/validate" })
        {
            var response = await TestServer.ReviewAsync(server.Client(), path, body);
            Assert.Equal($$"""{"uid":"{{Reviews.Uid}}","allowed":true}""", response.GetRawText());
        }
    }

    [Fact]
    public async Task Protects_from_deletion_and_patches_nothing_there()
    {
        await using var server = await TestServer.StartAsync();
        var agent = Reviews.Agent(agent => agent["metadata"]!["labels"]!["daemonset-webhook.dev/protected"] = "true");

        var validated = await TestServer.ReviewAsync(server.Client(), "/validate", Reviews.Delete(agent));
        var mutated = await TestServer.ReviewAsync(server.Client(), "/mutate", Reviews.Delete(agent));

        Assert.False(validated.GetProperty("allowed").GetBoolean());
        Assert.Contains("deletion-protection", validated.GetProperty("status").GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal($$"""{"uid":"{{Reviews.Uid}}","allowed":true}""", mutated.GetRawText());
    }

    [Fact]
    public async Task Answers_a_dry_run_as_any_other_and_counts_it_apart()
    {
        await using var server = await TestServer.StartAsync();

        var dry = await TestServer.ReviewAsync(server.Client(), "/mutate", Reviews.Create(Reviews.Agent(), dryRun: true));
        var real = await TestServer.ReviewAsync(server.Client(), "/mutate", Reviews.Create(Reviews.Agent()));

        Assert.Equal(real.GetRawText(), dry.GetRawText());
        Assert.Equal(1, await server.MetricAsync(Requests("mutate", "CREATE", "mutated", "true")));
        Assert.Equal(1, await server.MetricAsync(Requests("mutate", "CREATE", "mutated", "false")));
    }

    [Fact]
    public async Task Keeps_hostile_names_within_the_limits_of_warnings()
    {
        await using var server = await TestServer.StartAsync();
        var body = Reviews.Review("CREATE", Reviews.Agent(agent => agent["spec"]!["revisionHistoryLimit"] = 0), null, change: request =>
            request["name"] = "a\n\t\u0007" + new string('x', 5000));

        var response = await TestServer.ReviewAsync(server.Client(), "/validate", body);

        var warnings = response.GetProperty("warnings").EnumerateArray().Select(warning => warning.GetString()!).ToList();
        Assert.NotEmpty(warnings);
        Assert.All(warnings, warning => Assert.True(warning.Length <= 256 && !warning.Any(char.IsControl), warning));
        Assert.DoesNotContain(server.Log.Lines, line => line.Line.Any(char.IsControl));
        Assert.DoesNotContain(server.Log.Lines, line => line.Level >= LogLevel.Error);
    }

    [Fact]
    public async Task Serves_many_requests_on_one_connection_of_each_version()
    {
        await using var server = await TestServer.StartAsync();
        foreach (var version in new[] { HttpVersion.Version11, HttpVersion.Version20 })
        {
            var client = server.Client(version);
            var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(async _ =>
            {
                using var answer = await client.PostAsync("/validate", TestServer.Json(Reviews.Create(Reviews.Agent())), Cancellation);
                return (answer.StatusCode, answer.Version);
            }));
            Assert.All(answers, answer => Assert.Equal((HttpStatusCode.OK, version), answer));
        }
    }

    private static string Requests(string webhook, string operation, string outcome, string dryRun) =>
        $"daemonset_webhook_admission_requests_total{{webhook=\"{webhook}\",operation=\"{operation}\",outcome=\"{outcome}\",dry_run=\"{dryRun}\"}}";
}
