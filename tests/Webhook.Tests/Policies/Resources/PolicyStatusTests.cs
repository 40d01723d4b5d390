using System.Text.Json;
using Webhook.Cluster;
using Webhook.Output.Definitions;
using Webhook.Policies.Resources;
using Webhook.Policy;
using Webhook.Testing;
using Webhook.Tests.Output.Definitions;
using static Webhook.Tests.Policies.Resources.PolicyRig;

namespace Webhook.Tests.Policies.Resources;

public sealed class PolicyStatusTests : IDisposable
{
    private const string Bad = """{"rules":{"max-unavailable":{"action":"Deny","limit":"150%"},"no-such-rule":{}}}""";

    private static readonly DateTimeOffset Later = new(2026, 5, 1, 10, 20, 30, TimeSpan.Zero);

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n", Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly PolicyRig _rig = new();

    public void Dispose() => _rig.Dispose();

    [Fact]
    public void Says_that_a_policy_is_accepted_and_in_use()
    {
        _rig.Follow(Resource("a", """{"rules":{"max-unavailable":{"action":"Off"}}}""", generation: 3, version: "77"));

        Golden.Equal("tests/fixtures/policies/status-accepted.json", Patch(null));
    }

    [Fact]
    public void Says_every_error_of_a_policy_that_was_never_accepted()
    {
        _rig.Follow(Resource("default", Bad));

        Golden.Equal("tests/fixtures/policies/status-refused.json", Patch([]));
    }

    [Fact]
    public void Says_which_generation_stays_in_use()
    {
        _rig.Follow(Resource("a"));
        _rig.Follow(Resource("a", Bad, generation: 2));

        Golden.Equal("tests/fixtures/policies/status-last-good.json", Patch([]));
    }

    [Fact]
    public void Counts_the_DaemonSets_that_the_policy_speaks_of()
    {
        var cluster = new ClusterBuilder().With(In("logging"), In("logs"), In("other")).Build();
        _rig.Follow(Resource("a", """{"match":{"namespaces":["log*"]}}"""));

        var patch = JsonElement.Parse(Patch([.. cluster.Objects.DaemonSets.Select(live => LiveReview.Of(live, cluster, Later))]));

        Assert.Equal(2, patch.GetProperty("status").GetProperty("matchedDaemonSets").GetInt32());
    }

    [Fact]
    public void Writes_nothing_where_the_status_is_right()
    {
        _rig.Follow(Resource("a"));
        var written = JsonElement.Parse(Patch([])).GetProperty("status").GetRawText();
        _rig.Follow(Resource("a", version: "2", status: written));

        Assert.Null(new PolicyStatus(_rig.Policies.Current.Single(), [], Later + TimeSpan.FromDays(1)).Patch());
    }

    [Fact]
    public void Keeps_the_time_of_a_condition_that_stays_as_it_is_and_takes_out_what_is_not_known_any_more()
    {
        _rig.Follow(Resource("a"));
        var written = JsonElement.Parse(Patch([])).GetProperty("status").GetRawText();
        _rig.Follow(Resource("a", Bad, generation: 2, status: written));

        var patch = JsonElement.Parse(new PolicyStatus(_rig.Policies.Current.Single(), null, Later + TimeSpan.FromDays(1)).Patch());

        var status = patch.GetProperty("status");
        Assert.Equal(
            [("Accepted", "2026-05-02T10:20:30Z"), ("InUse", "2026-05-01T10:20:30Z")],
            status.GetProperty("conditions").EnumerateArray().Select(condition => (condition.GetProperty("type").GetString()!, condition.GetProperty("lastTransitionTime").GetString()!)));
        Assert.Equal(JsonValueKind.Null, status.GetProperty("matchedDaemonSets").ValueKind);
    }

    [Fact]
    public void Cuts_a_message_that_no_condition_can_hold()
    {
        var strangers = string.Join(',', Enumerable.Range(0, 1000).Select(i => $"\"stranger-{i}-{new string('x', 40)}\":{{}}"));
        _rig.Follow(Resource("a", $"{{\"rules\":{{{strangers}}}}}"));

        var condition = JsonElement.Parse(Patch([])).GetProperty("status").GetProperty("conditions")[0];

        Assert.Equal(StatusSchema.MaxMessageLength, condition.GetProperty("message").GetString()!.Length);
        Assert.StartsWith("1000 errors: (1) spec.rules[stranger-0-", condition.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    private static DaemonSetBuilder In(string @namespace) => A.DaemonSet().Metadata(metadata => metadata with { Namespace = @namespace });

    /// <summary>The patch as it is sent, indented; its status is one that the definition allows.</summary>
    private string Patch(IReadOnlyList<DaemonSetReview>? live)
    {
        var patch = JsonElement.Parse(new PolicyStatus(_rig.Policies.Current.Single(), live, Later).Patch());
        Assert.Empty(StructuralSchema.Problems(PolicySchemaJson.Whole.GetProperty("properties").GetProperty("status"), patch.GetProperty("status")));
        return JsonSerializer.Serialize(patch, Indented) + "\n";
    }
}
