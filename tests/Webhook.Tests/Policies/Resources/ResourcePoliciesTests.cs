using Webhook.Policies.Resources;
using Webhook.Policy.Rules;
using static Webhook.Tests.Policies.Resources.PolicyRig;

namespace Webhook.Tests.Policies.Resources;

public sealed class ResourcePoliciesTests : IDisposable
{
    private const string Bad = """{"rules":{"required-labels":{"labels":[{"key":"a","value":"("}]},"max-unavailable":{"limit":"50%"}},"exemptions":[{"reason":"x","rules":["update-strategie"]}]}""";

    private readonly PolicyRig _rig = new();

    public void Dispose() => _rig.Dispose();

    [Fact]
    public void Judges_each_policy_by_itself()
    {
        _rig.Follow(Resource("bad", Bad), Resource("good", """{"rules":{"max-unavailable":{"action":"Deny","limit":"25%"}}}"""));

        Assert.Equal(["default", "dsp/good"], _rig.InUse);
        var good = _rig.Store.Current.Loaded[1];
        Assert.Equal(("dsp/good", "daemonsetpolicies/good", RuleAction.Deny), (good.Policy.Name, good.Source, good.Policy.Rules["max-unavailable"].Action));
        Assert.Equal("generation 1 of dsp/bad is refused", _rig.Policies.Problem);
    }

    [Fact]
    public void Tells_every_error_with_its_field()
    {
        _rig.Follow(Resource("bad", Bad));

        var problems = _rig.Policies.Current.Single().Problems;
        Assert.Equal(
            ["spec.exemptions[0].rules[0]", "spec.rules[required-labels].action", "spec.rules[required-labels].labels[0].value"],
            problems.Select(problem => problem.Field).Order(StringComparer.Ordinal));
        Assert.All(problems, problem => Assert.StartsWith($"daemonsetpolicies/bad: {problem.Field}: ", problem.ToString(), StringComparison.Ordinal));
        Assert.Contains(problems, problem => problem.Message.EndsWith("did you mean update-strategy?", StringComparison.Ordinal));
    }

    [Fact]
    public void Keeps_the_last_good_generation_of_a_policy_that_became_bad()
    {
        _rig.Follow(Resource("a", """{"rules":{"update-strategy":{"action":"Deny"}}}"""), Resource("b"));
        _rig.Follow(Resource("a", Bad, generation: 2), Resource("b", """{"rules":{"update-strategy":{"action":"Audit"}}}""", generation: 2));

        Assert.Equal(["default", "dsp/a", "dsp/b"], _rig.InUse);
        Assert.Equal([RuleAction.Deny, RuleAction.Audit], _rig.Store.Current.Loaded.Skip(1).Select(loaded => loaded.Policy.Rules["update-strategy"].Action!.Value));
        Assert.Equal((false, 1, 2), (_rig.Policies.Current[0].IsAccepted, _rig.Policies.Current[0].GenerationInUse, _rig.Policies.Current[0].Resource.Generation));
        Assert.Contains(_rig.Log.Lines, line => line.Line.StartsWith("Policy dsp/a, generation 2, is refused and generation 1 stays in use: daemonsetpolicies/a: ", StringComparison.Ordinal));
    }

    [Fact]
    public void Finds_the_last_good_generation_in_the_status()
    {
        _rig.Follow(Resource("a", Bad, generation: 3, status: Kept(2, """{"rules":{"update-strategy":{"action":"Deny"}}}""")));

        var policy = _rig.Policies.Current.Single();
        Assert.Equal((false, 2), (policy.IsAccepted, policy.GenerationInUse));
        Assert.Equal(RuleAction.Deny, policy.InUse!.Policy.Rules["update-strategy"].Action);
        Assert.Equal("generation 2 stays in use until a later one is accepted", PolicyConditions.Of(policy)[1].Message);
        _rig.Follow(Resource("a", generation: 4, status: Kept(2, "{}")));
        Assert.Equal(4, _rig.Policies.Current.Single().GenerationInUse);
    }

    [Fact]
    public void Finds_it_when_another_replica_writes_it_later_and_takes_the_later_of_two()
    {
        _rig.Follow(Resource("a", Bad, generation: 4));
        Assert.Equal(["default"], _rig.InUse);

        _rig.Follow(Resource("a", Bad, generation: 4, version: "2", status: Kept(3, "{}")));
        _rig.Follow(Resource("a", Bad, generation: 4, version: "3", status: Kept(1, "{}")));

        Assert.Equal(["default", "dsp/a"], _rig.InUse);
        Assert.Equal(3, _rig.Policies.Current.Single().GenerationInUse);
    }

    [Theory]
    [InlineData("""{"lastGood":{"generation":3,"spec":"{}"}}""")]
    [InlineData("""{"lastGood":{"generation":1,"spec":"{"}}""")]
    [InlineData("""{"lastGood":{"generation":1,"spec":"[]"}}""")]
    [InlineData("""{"lastGood":{"generation":"1","spec":"{}"}}""")]
    [InlineData("""{"lastGood":{"generation":1.5,"spec":"{}"}}""")]
    [InlineData("""{"lastGood":[]}""")]
    public void Takes_nothing_from_a_status_that_holds_no_earlier_spec(string status)
    {
        _rig.Follow(Resource("a", Bad, generation: 3, status: status));

        Assert.Equal(["default"], _rig.InUse);
        Assert.Equal("none is in use: no generation is known to have been accepted", PolicyConditions.Of(_rig.Policies.Current.Single())[1].Message);
    }

    [Fact]
    public void Says_so_when_this_version_refuses_the_last_good_generation_and_leaves_it_in_the_status()
    {
        _rig.Follow(Resource("a", Bad, generation: 3, status: Kept(2, """{"rules":{"of-yore":{}}}""")));

        var policy = _rig.Policies.Current.Single();
        Assert.StartsWith("none is in use: generation 2, the last good one, is refused by this version: spec.rules[of-yore]: ", PolicyConditions.Of(policy)[1].Message, StringComparison.Ordinal);
        Assert.DoesNotContain("null", System.Text.Encoding.UTF8.GetString(new PolicyStatus(policy, null, DateTimeOffset.UnixEpoch).Patch()!), StringComparison.Ordinal);
    }

    [Fact]
    public void Keeps_no_spec_that_is_too_large_and_says_so()
    {
        _rig.Follow(Resource("a", $$$"""{"exemptions":[{"reason":"{{{new string('x', 256 * 1024)}}}"}]}"""));

        var policy = _rig.Policies.Current.Single();
        Assert.StartsWith("generation 1 is in use; its spec is larger than the 256 KiB that the status keeps", PolicyConditions.Of(policy)[1].Message, StringComparison.Ordinal);
        Assert.DoesNotContain("lastGood", System.Text.Encoding.UTF8.GetString(new PolicyStatus(policy, null, DateTimeOffset.UnixEpoch).Patch()!), StringComparison.Ordinal);
    }

    [Fact]
    public void Warns_of_a_policy_that_contradicts_itself_in_its_condition()
    {
        _rig.Follow(Resource("a", """{"tolerations":{"extra":[{"operator":"Exists"}]},"rules":{"broad-toleration":{"action":"Deny"}}}"""));

        var accepted = PolicyConditions.Of(_rig.Policies.Current.Single())[0];
        Assert.Equal((true, "ValidWithWarnings"), (accepted.Holds, accepted.Reason));
        Assert.StartsWith("spec.rules[broad-toleration].action: broad-toleration is Deny and objects to what spec.tolerations.extra of this policy adds itself", accepted.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Warns_once_of_policies_that_contradict_each_other()
    {
        _rig.Follow(Resource("a", """{"tolerations":{"extra":[{"operator":"Exists"}]}}"""), Resource("b", """{"rules":{"broad-toleration":{"action":"Deny"}}}"""));
        _rig.Follow(Resource("a", """{"tolerations":{"extra":[{"operator":"Exists"}]}}"""), Resource("b", """{"rules":{"broad-toleration":{"action":"Deny"}},"match":{}}""", generation: 2));

        Assert.Single(_rig.Log.Lines, line => line.Line.Contains("daemonsetpolicies/b: spec.rules[broad-toleration].action: ", StringComparison.Ordinal));
    }

    private static string Kept(long generation, string spec) =>
        $$$"""{"lastGood":{"generation":{{{generation}}},"spec":{{{System.Text.Json.JsonSerializer.Serialize(spec)}}}}}""";

    [Fact]
    public void Takes_over_a_policy_that_was_corrected()
    {
        _rig.Follow(Resource("a", Bad));
        _rig.Follow(Resource("a", generation: 2));

        Assert.Equal(["default", "dsp/a"], _rig.InUse);
        Assert.Equal("", _rig.Policies.Problem);
    }

    [Fact]
    public void Drops_a_policy_that_was_deleted_and_keeps_nothing_of_it_for_another_of_its_name()
    {
        _rig.Follow(Resource("a"), Resource("b"));
        _rig.Follow(Resource("b"));
        Assert.Equal(["default", "dsp/b"], _rig.InUse);

        _rig.Follow(Resource("b", Bad, uid: "another"));
        Assert.Equal(["default"], _rig.InUse);
        Assert.Contains(_rig.Log.Lines, line => line.Line == "Policy dsp/a was deleted and is no longer in use");
    }

    [Fact]
    public void Reads_nothing_anew_when_only_the_status_has_changed()
    {
        _rig.Follow(Resource("a"));
        var before = _rig.Store.Current;
        _rig.Follow(Resource("a", version: "2", status: """{"observedGeneration":1}"""));

        Assert.Same(before, _rig.Store.Current);
        Assert.Equal("2", _rig.Policies.Current.Single().Resource.ResourceVersion);
        Assert.Contains("daemonset_webhook_policy_reloads_total{result=\"success\"} 1\n", _rig.Metrics, StringComparison.Ordinal);
    }

    [Fact]
    public void Counts_what_was_taken_over_and_refused_and_shows_each_policy_in_use()
    {
        _rig.Follow(Resource("bad", Bad), Resource("good"));

        Assert.Contains("daemonset_webhook_policy_reloads_total{result=\"success\"} 1\n", _rig.Metrics, StringComparison.Ordinal);
        Assert.Contains("daemonset_webhook_policy_reloads_total{result=\"failure\"} 1\n", _rig.Metrics, StringComparison.Ordinal);
        Assert.Contains("daemonset_webhook_policy_info{policy=\"dsp/good\",hash=\"44136fa355b3\"} 1\n", _rig.Metrics, StringComparison.Ordinal);
    }

    [Fact]
    public void Accepts_an_exemption_that_has_expired_with_a_warning()
    {
        _rig.Follow(Resource("a", """{"exemptions":[{"reason":"moved","expires":"2020-01-01T00:00:00Z"}]}"""));

        Assert.Equal(["default", "dsp/a"], _rig.InUse);
        Assert.Contains(_rig.Log.Lines, line => line.Line.StartsWith("Policy taken over with a warning: daemonsetpolicies/a: spec.exemptions[0].expires: ", StringComparison.Ordinal));
    }

    [Fact]
    public void Takes_a_policy_without_spec_for_one_of_defaults()
    {
        _rig.Follow(Resource("a", ""));

        Assert.Empty(_rig.Store.Current.Loaded[1].Policy.Rules);
    }
}
