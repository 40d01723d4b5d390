using Webhook.Model.Core;
using Webhook.Policy.Injection;
using Webhook.Policy.Policies;
using Webhook.Policy.Tolerations;

namespace Webhook.Policy.Tests.Injection;

public sealed class InjectionTests
{
    private const string NotReady = """{"key":"node.kubernetes.io/not-ready","operator":"Exists","effect":"NoExecute"}""";

    private static readonly PolicyEngine Engine = new([new DaemonSetPolicy { Name = "default" }]);

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"tolerations":null}""")]
    public void Adds_the_whole_list_where_there_is_none(string podSpec)
    {
        var injection = Engine.Inject(Reviews.Create(Reviews.WithPodSpec(podSpec)));

        var operation = Assert.Single(injection.Patch);
        Assert.Equal(("add", "/spec/template/spec/tolerations"), (operation.Op, operation.Path));
        Assert.Equal(6, operation.Value!.Value.GetArrayLength());
        Assert.Equal(NotReady, operation.Value.Value[0].GetRawText());
        Assert.Equal(AutomaticTolerations.For(hostNetwork: false), injection.Added);
    }

    [Theory]
    [InlineData("""{"tolerations":[]}""", 6)]
    [InlineData("""{"tolerations":[null]}""", 6)]
    [InlineData("""{"tolerations":[{"key":"a","operator":"Exists"}]}""", 6)]
    [InlineData("""{"hostNetwork":true,"tolerations":[{"key":"a","operator":"Exists"}]}""", 7)]
    [InlineData("""{"tolerations":[{"operator":"Exists","effect":"NoSchedule"}]}""", 2)]
    [InlineData("""{"tolerations":[{"operator":"Exists","effect":"NoExecute","tolerationSeconds":300}]}""", 6)]
    [InlineData("""{"tolerations":[{"key":"node.kubernetes.io/not-ready","operator":"Exists","effect":"NoExecute","tolerationSeconds":300}]}""", 5)]
    [InlineData("""{"tolerations":[{"key":"node.kubernetes.io/not-ready","operator":"Equal","effect":"NoExecute","tolerationSeconds":300}]}""", 6)]
    public void Appends_what_is_missing_one_by_one(string podSpec, int count)
    {
        var injection = Engine.Inject(Reviews.Create(Reviews.WithPodSpec(podSpec)));

        Assert.Equal(count, injection.Patch.Count);
        Assert.All(injection.Patch, operation => Assert.Equal(("add", "/spec/template/spec/tolerations/-"), (operation.Op, operation.Path)));
    }

    [Fact]
    public void Adds_nothing_to_a_template_that_tolerates_everything()
    {
        var injection = Engine.Inject(Reviews.Create(Reviews.WithPodSpec("""{"tolerations":[{"operator":"Exists"}]}""")));

        Assert.Same(TolerationInjection.None, injection);
    }

    [Theory]
    [InlineData("""{}""")]
    [InlineData("""{"spec":null}""")]
    [InlineData("""{"spec":{"template":null}}""")]
    [InlineData("""{"spec":{"template":{"spec":null}}}""")]
    public void Adds_nothing_where_there_is_no_pod_spec(string json) =>
        Assert.Same(TolerationInjection.None, Engine.Inject(Reviews.Create(json)));

    [Theory]
    [InlineData("""{"spec":{"template":{"spec":"text"}}}""")]
    [InlineData("""{"spec":{"template":{"spec":{"tolerations":"text"}}}}""")]
    [InlineData("""{"spec":{"template":{"spec":{"tolerations":{}}}}}""")]
    [InlineData("""{"spec":{"template":{"spec":{"tolerations":[]}}""")]
    [InlineData("""[]""")]
    public void Adds_nothing_where_no_patch_would_apply(string json)
    {
        var review = Reviews.Create("{}") with { ObjectJson = System.Text.Encoding.UTF8.GetBytes(json) };

        Assert.Same(TolerationInjection.None, Engine.Inject(review));
    }

    [Fact]
    public void Adds_nothing_on_delete_connect_and_while_being_deleted()
    {
        var json = Reviews.WithPodSpec("{}");
        var dying = Reviews.WithPodSpec("{}", """{"deletionTimestamp":"2026-03-01T00:00:00Z"}""");
        var changed = Reviews.WithPodSpec("""{"nodeName":"a"}""", """{"deletionTimestamp":"2026-03-01T00:00:00Z"}""");

        Assert.Same(TolerationInjection.None, Engine.Inject(Reviews.Of(Operation.Delete, null, json)));
        Assert.Same(TolerationInjection.None, Engine.Inject(Reviews.Of(Operation.Connect, json, null)));
        Assert.Same(TolerationInjection.None, Engine.Inject(Reviews.Update(dying, changed)));
        Assert.Equal(6, Engine.Inject(Reviews.Create(dying)).Added.Count);
    }

    [Fact]
    public void Survives_half_of_a_surrogate_pair()
    {
        var json = Reviews.WithPodSpec("""{"x":["\ud800",{"\ud800":1}]}""");

        Assert.Equal(6, Engine.Inject(Reviews.Create(json)).Added.Count);
        Assert.Empty(Engine.Inject(Reviews.Update(json, json)).Added);
    }

    [Fact]
    public void Takes_the_last_of_a_key_written_twice()
    {
        var json = Reviews.WithPodSpec("""{"tolerations":null,"tolerations":[]}""");

        Assert.All(Engine.Inject(Reviews.Create(json)).Patch, operation => Assert.EndsWith("/-", operation.Path));
    }

    [Theory]
    [InlineData("""{"labels":{"daemonset-webhook.dev/inject":"false"}}""", 0)]
    [InlineData("""{"annotations":{"daemonset-webhook.dev/inject":"false"}}""", 0)]
    [InlineData("""{"annotations":{"daemonset-webhook.dev/inject":"true"}}""", 6)]
    [InlineData("""{"annotations":{"daemonset-webhook.dev/control-plane":"true"}}""", 8)]
    [InlineData("""{"labels":{"daemonset-webhook.dev/control-plane":"true"}}""", 8)]
    [InlineData("""{"labels":{"daemonset-webhook.dev/control-plane":"yes"}}""", 6)]
    public void Follows_the_wishes_of_the_DaemonSet(string metadata, int count) =>
        Assert.Equal(count, Engine.Inject(Reviews.Create(Reviews.WithPodSpec("{}", metadata))).Added.Count);

    [Fact]
    public void Does_not_follow_wishes_of_the_pod_template()
    {
        const string json = """{"spec":{"template":{"metadata":{"labels":{"daemonset-webhook.dev/inject":"false"}},"spec":{}}}}""";

        Assert.Equal(6, Engine.Inject(Reviews.Create(json)).Added.Count);
    }

    [Fact]
    public void Orders_automatic_then_control_plane_by_key_and_effect_then_extra()
    {
        Toleration extra = new() { Key = "gpu", Operator = "Equal", Value = "a100", Effect = "NoExecute", TolerationSeconds = 60 };
        var engine = EngineWith(new PolicyTolerations
        {
            ControlPlane = new() { Inject = ControlPlaneMode.Always, Keys = ["k1", "k2"], Effects = ["NoSchedule", "NoExecute"] },
            Extra = [extra],
        });

        var injection = engine.Inject(Reviews.Create(Reviews.WithPodSpec("{}")));

        Assert.Equal(
            ["k1:NoSchedule", "k1:NoExecute", "k2:NoSchedule", "k2:NoExecute", "gpu=a100:NoExecute for 60s"],
            injection.Added.Skip(6).Select(toleration => toleration.ToString()));
        Assert.Equal(
            """{"key":"gpu","operator":"Equal","value":"a100","effect":"NoExecute","tolerationSeconds":60}""",
            injection.Patch[0].Value!.Value[10].GetRawText());
    }

    [Fact]
    public void Leaves_out_what_the_policy_itself_covers_by_another()
    {
        Toleration anyGpu = new() { Key = "gpu", Operator = "Exists", Effect = "NoSchedule" };
        var engine = EngineWith(new PolicyTolerations { Extra = [anyGpu, anyGpu with { Operator = "Equal", Value = "a100" }] });

        Assert.Equal([anyGpu], engine.Inject(Reviews.Create(Reviews.WithPodSpec("{}"))).Added.Skip(6));
    }

    [Fact]
    public void Leaves_out_what_the_list_and_the_policy_cover_together()
    {
        Toleration gpu = new() { Key = "gpu", Operator = "Exists" };
        var engine = EngineWith(new PolicyTolerations { Extra = [gpu, new() { Key = "tpu", Operator = "Exists" }] });
        var json = Reviews.WithPodSpec($$"""{"tolerations":[{{string.Join(",", TaintEffect.All.Select(effect => $$"""{"key":"gpu","operator":"Exists","effect":"{{effect}}"}"""))}}] }""");

        Assert.Equal(["tpu"], engine.Inject(Reviews.Create(json)).Added.Skip(6).Select(toleration => toleration.Key));
    }

    [Fact]
    public void Adds_one_for_every_taint_alone()
    {
        var engine = EngineWith(new() { ControlPlane = new() { Inject = ControlPlaneMode.Always }, Extra = [new() { Operator = "Exists" }] });

        var injection = engine.Inject(Reviews.Create(Reviews.WithPodSpec("{}")));

        Assert.Equal(["*"], injection.Added.Select(toleration => toleration.ToString()));
    }

    [Fact]
    public void Adds_the_widest_and_what_it_leaves_in_the_order_of_all()
    {
        var engine = EngineWith(new() { Extra = [new() { Key = "gpu", Operator = "Exists", Effect = "NoSchedule" }, new() { Operator = "Exists", Effect = "NoSchedule" }] });

        var injection = engine.Inject(Reviews.Create(Reviews.WithPodSpec("""{"tolerations":[{"key":"gpu","value":"a"}]}""")));

        Assert.Equal(
            ["node.kubernetes.io/not-ready:NoExecute", "node.kubernetes.io/unreachable:NoExecute", "*:NoSchedule"],
            injection.Added.Select(toleration => toleration.ToString()));
    }

    [Fact]
    public void Adds_one_for_every_effect_instead_of_one_for_each()
    {
        Toleration gpu = new() { Key = "gpu", Operator = "Exists" };
        var engine = EngineWith(new() { Extra = [.. TaintEffect.All.Select(effect => gpu with { Effect = effect }), gpu] });

        Assert.Equal([gpu], engine.Inject(Reviews.Create(Reviews.WithPodSpec("{}"))).Added.Skip(6));
    }

    [Fact]
    public void Keeps_what_must_be_added_when_the_widest_may_not()
    {
        var engine = new PolicyEngine(
        [
            new DaemonSetPolicy { Name = "often", Tolerations = new() { Automatic = InjectionMode.Always } },
            new DaemonSetPolicy { Name = "rarely", Tolerations = new() { Automatic = InjectionMode.CreateOnly, Extra = [new() { Operator = "Exists" }] } },
        ]);
        var json = Reviews.WithPodSpec("{}");

        Assert.Equal(6, engine.Inject(Reviews.Update(json, json)).Added.Count);
        Assert.Single(engine.Inject(Reviews.Create(json)).Added);
    }

    [Fact]
    public void Adds_nothing_without_a_matching_policy()
    {
        var engine = new PolicyEngine([new DaemonSetPolicy { Name = "other", Match = new() { ExcludeNamespaces = ["log*"] } }]);

        Assert.Same(TolerationInjection.None, engine.Inject(Reviews.Create(Reviews.WithPodSpec("{}"))));
    }

    private static PolicyEngine EngineWith(PolicyTolerations tolerations) =>
        new([new DaemonSetPolicy { Name = "test", Tolerations = tolerations }]);
}
