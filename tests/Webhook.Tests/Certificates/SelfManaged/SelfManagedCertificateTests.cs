using System.Text;
using System.Text.Json.Nodes;
using Webhook.Certificates.SelfManaged;
using Webhook.Testing;

namespace Webhook.Tests.Certificates.SelfManaged;

public sealed class SelfManagedCertificateTests : IDisposable
{
    private const string Mutating = "apis/admissionregistration.k8s.io/v1/mutatingwebhookconfigurations/webhook";
    private const string Validating = "apis/admissionregistration.k8s.io/v1/validatingwebhookconfigurations/webhook";
    private const string Secret = "api/v1/namespaces/system/secrets/webhook-tls";

    private readonly FakeObjectStore _store = new();
    private readonly FakeTimeProvider _clock = new();

    public SelfManagedCertificateTests()
    {
        _store.Put(Mutating, Configuration("mutate.example"));
        _store.Put(Validating, Configuration("validate.example", "validate-boot.example"));
    }

    public void Dispose() => _store.Dispose();

    [Fact]
    public async Task Sets_everything_up_and_serves_it()
    {
        using var leader = new ManagedReplica(_store, _clock);
        using var other = new ManagedReplica(_store, _clock, leads: false);

        await other.RoundAsync();
        Assert.Equal("there is no Secret system/webhook-tls yet; the replica that leads makes it", other.Certificate.Problem);
        await leader.RoundAsync();
        await other.RoundAsync();

        Assert.NotNull(leader.Serving);
        Assert.Equal(leader.Serving, other.Serving);
        Assert.Equal("", other.Certificate.Problem);
        Assert.Equal(["POST api/v1/namespaces/system/secrets", "PATCH " + Mutating, "PATCH " + Validating, "PATCH " + Secret], _store.Writes);
        Assert.All(Bundles(), bundle => Assert.Equal(Entry("ca.crt"), bundle));
        Assert.Equal("kubernetes.io/tls", _store.Find(Secret)!["type"]!.ToString());
        Assert.Equal(_clock.GetUtcNow().AddDays(3650), other.Certificate.AuthorityEnd);
    }

    [Fact]
    public async Task Leaves_alone_what_others_wrote()
    {
        using var leader = new ManagedReplica(_store, _clock);
        await leader.RoundAsync();
        var labelled = _store.Find(Secret)!;
        labelled["metadata"]!["labels"]!["team"] = "platform";
        labelled["data"]!["note"] = "aGVsbG8=";
        labelled["data"]!.AsObject().Remove("ca.key");
        _store.Put(Secret, labelled.ToJsonString());

        await leader.RoundAsync();

        Assert.Equal(("platform", "aGVsbG8="), (_store.Find(Secret)!["metadata"]!["labels"]!["team"]!.ToString(), _store.Find(Secret)!["data"]!["note"]!.ToString()));
        Assert.NotNull(Entry("ca.key"));
        Assert.Equal("Ignore", _store.Find(Mutating)!["webhooks"]![0]!["failurePolicy"]!.ToString());
    }

    [Fact]
    public async Task Writes_nothing_when_it_does_not_lead_or_nothing_is_to_be_done()
    {
        using var leader = new ManagedReplica(_store, _clock);
        using var other = new ManagedReplica(_store, _clock, leads: false);
        await other.RoundAsync();
        Assert.Empty(_store.Writes);
        await leader.RoundAsync();
        var writes = _store.Writes.Count();

        await leader.RoundAsync();
        await other.RoundAsync();

        Assert.Equal(writes, _store.Writes.Count());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Goes_on_where_another_leader_was_killed(int write)
    {
        using var killed = new ManagedReplica(_store, _clock);
        using var next = new ManagedReplica(_store, _clock);
        var writes = 0;

        // The write reaches the server, and whoever sent it never hears of it.
        _store.Answered = request => killed.Leadership.IsLeader = killed.Leadership.IsLeader && (request.Method == "GET" || ++writes < write);
        await killed.RoundAsync();
        _store.Answered = _ => { };
        await next.RoundAsync();
        await killed.RoundAsync();

        Assert.Equal(4, _store.Writes.Count());
        Assert.Equal(next.Serving, killed.Serving);
        Assert.All(Bundles(), bundle => Assert.Equal(Entry("ca.crt"), bundle));
    }

    [Fact]
    public async Task Serves_the_last_good_certificate_while_the_API_server_is_gone()
    {
        using var replica = new ManagedReplica(_store, _clock);
        await replica.RoundAsync();
        var serving = replica.Serving;

        _store.Fault = (_, _) => Task.FromException<HttpResponseMessage>(new HttpRequestException("connection refused"));
        await replica.RoundAsync();
        await replica.RoundAsync();
        Assert.Equal(serving, replica.Serving);
        Assert.Equal("connection refused", replica.Certificate.Problem);
        _store.Fault = (_, _) => null;
        await replica.RoundAsync();

        Assert.Equal("", replica.Certificate.Problem);
        Assert.Equal(1, Count(replica, "connection refused; what is in use stays"));
        Assert.Equal(1, Count(replica, "works again"));
    }

    [Fact]
    public async Task Says_what_is_forbidden_and_has_no_certificate_until_it_is_allowed()
    {
        using var replica = new ManagedReplica(_store, _clock);
        _store.Fault = (request, _) => request.Method == "PATCH" && request.Path == Mutating
            ? Task.FromResult(FakeObjectStore.Refusal(403, "Forbidden", "cannot patch mutatingwebhookconfigurations"))
            : null;

        await replica.RoundAsync();

        Assert.Null(replica.Serving);
        Assert.Contains("cannot patch mutatingwebhookconfigurations", replica.Certificate.Problem, StringComparison.Ordinal);
        _store.Fault = (_, _) => null;
        await replica.RoundAsync();
        Assert.NotNull(replica.Serving);
    }

    [Fact]
    public async Task Begins_anew_after_a_conflict()
    {
        using var replica = new ManagedReplica(_store, _clock);
        var conflicts = 2;
        _store.Fault = (request, _) => request.Method == "PATCH" && conflicts-- > 0
            ? Task.FromResult(FakeObjectStore.Refusal(409, "Conflict", "the object has been modified"))
            : null;

        await replica.RoundAsync();

        Assert.NotNull(replica.Serving);
        Assert.Equal("", replica.Certificate.Problem);
    }

    [Fact]
    public async Task Says_once_that_a_configuration_is_missing()
    {
        _store.Remove(Validating);
        using var replica = new ManagedReplica(_store, _clock);

        await replica.RoundAsync();
        await replica.RoundAsync();

        Assert.NotNull(replica.Serving);
        Assert.Equal(1, Count(replica, "there is no ValidatingWebhookConfiguration webhook"));
    }

    [Fact]
    public async Task Looks_often_until_it_has_a_certificate_and_then_less_often()
    {
        _store.Fault = (_, _) => Task.FromException<HttpResponseMessage>(new HttpRequestException("connection refused"));
        using var replica = new ManagedReplica(_store, _clock);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var run = replica.Managed.RunAsync(stop.Token);
        await _clock.TimerWithinAsync(SelfManagedCertificate.FirstInterval);

        _store.Fault = (_, _) => null;
        _clock.Advance(SelfManagedCertificate.FirstInterval);
        await _clock.TimerWithinAsync(SelfManagedCertificate.Interval);
        Assert.NotNull(replica.Serving);
        _store.Remove(Secret);
        _clock.Advance(SelfManagedCertificate.Interval);
        await _clock.TimerWithinAsync(SelfManagedCertificate.Interval);

        Assert.NotNull(Entry("tls.crt"));
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
    }

    [Fact]
    public async Task Writes_a_bundle_back_at_once_that_was_overwritten_once()
    {
        using var leader = new ManagedReplica(_store, _clock);
        await leader.RoundAsync();

        Overwrite(Mutating, "kubectl");
        await leader.RoundAsync();

        Assert.All(Bundles(), bundle => Assert.Equal(Entry("ca.crt"), bundle));
        Assert.Equal(0, Count(leader, "another writer"));
    }

    [Fact]
    public async Task Backs_off_from_another_writer_of_the_bundle_and_names_it()
    {
        using var leader = new ManagedReplica(_store, _clock);
        await leader.RoundAsync();
        var before = _store.Writes.Count();

        // An injector that answers each of our writes, looked at every 5 s for an hour.
        for (var round = 0; round < 720; round++)
        {
            if (Bundle(Mutating) == Entry("ca.crt"))
                Overwrite(Mutating, "cert-manager-cainjector");

            await leader.RoundAsync();
            _clock.Advance(SelfManagedCertificate.Interval);
        }

        Assert.InRange(_store.Writes.Count() - before, 50, 70);
        Assert.Contains(leader.Log.Lines, entry => entry.Line == "Self-managed certificate: another writer changes caBundle of MutatingWebhookConfiguration webhook (field manager cert-manager-cainjector); it is written back after 5 s; let one of the two write it");
        Assert.Equal(Entry("ca.crt"), Bundle(Validating));
    }

    [Fact]
    public async Task Keeps_the_other_configuration_while_one_is_held_back()
    {
        using var leader = new ManagedReplica(_store, _clock);
        await leader.RoundAsync();
        for (var round = 0; round < 20; round++)
        {
            Overwrite(Mutating, "other");
            await leader.RoundAsync();
        }

        Overwrite(Validating, "kubectl");
        await leader.RoundAsync();

        Assert.Equal(Entry("ca.crt"), Bundle(Validating));
        Assert.NotEqual(Entry("ca.crt"), Bundle(Mutating));
        _clock.Advance(ForeignWriters.LongestPause);
        await leader.RoundAsync();
        Assert.Equal(Entry("ca.crt"), Bundle(Mutating));
    }

    [Fact]
    public async Task Keeps_keys_out_of_the_log()
    {
        using var replica = new ManagedReplica(_store, _clock);

        await replica.RoundAsync();

        Assert.DoesNotContain(replica.Log.Lines, entry => entry.Line.Contains("PRIVATE", StringComparison.Ordinal));
        Assert.NotEmpty(replica.Log.Lines);
    }

    private void Overwrite(string path, string manager)
    {
        var configuration = _store.Find(path)!;
        foreach (var entry in configuration["webhooks"]!.AsArray())
            entry!["clientConfig"]!["caBundle"] = "";

        configuration["metadata"]!["managedFields"] = JsonNode.Parse($$"""
            [{"manager": "daemonset-webhook", "fieldsV1": {"f:metadata": {} } },
             {"manager": "{{manager}}", "fieldsV1": {"f:webhooks": {"k:{\"name\":\"x\"}": {"f:clientConfig": {"f:caBundle": {} } } } } }]
            """);
        _store.Put(path, configuration.ToJsonString());
    }

    private string Bundle(string path) =>
        Encoding.UTF8.GetString(Convert.FromBase64String(_store.Find(path)!["webhooks"]![0]!["clientConfig"]!["caBundle"]!.ToString()));

    private static int Count(ManagedReplica replica, string text) => replica.Log.Lines.Count(entry => entry.Line.Contains(text, StringComparison.Ordinal));

    private string? Entry(string name) =>
        _store.Find(Secret)?["data"]?[name]?.ToString() is { } value ? Encoding.UTF8.GetString(Convert.FromBase64String(value)) : null;

    private IEnumerable<string> Bundles() => new[] { Mutating, Validating }
        .SelectMany(path => _store.Find(path)!["webhooks"]!.AsArray())
        .Select(entry => Encoding.UTF8.GetString(Convert.FromBase64String(entry!["clientConfig"]!["caBundle"]!.ToString())));

    private static string Configuration(params string[] entries) => new JsonObject
    {
        ["metadata"] = new JsonObject { ["name"] = "webhook" },
        ["webhooks"] = new JsonArray([.. entries.Select(name => (JsonNode)new JsonObject
        {
            ["name"] = name,
            ["clientConfig"] = new JsonObject { ["service"] = new JsonObject { ["name"] = "webhook", ["namespace"] = "system" } },
            ["failurePolicy"] = "Ignore",
        })]),
    }.ToJsonString();
}
