using Webhook.Model.Core;
using Webhook.Policy.Injection;
using Webhook.Policy.Policies;
using Webhook.Policy.Tolerations;

namespace Webhook.Policy.Tests.Injection;

public sealed class SafeRolloutTests
{
    private static readonly Toleration Gpu = new() { Key = "gpu", Operator = "Exists", Effect = "NoSchedule" };

    private static readonly string Bare = Reviews.WithPodSpec("""{"containers":[{"name":"a","image":"a:1"}]}""");
    private static readonly string Changed = Reviews.WithPodSpec("""{"containers":[{"name":"a","image":"a:2"}]}""");
    private static readonly string Injected = Applied.To(Bare, Inject(InjectionMode.SafeRollout, Reviews.Create(Bare)).Patch);

    [Theory]
    [InlineData(InjectionMode.SafeRollout)]
    [InlineData(InjectionMode.CreateOnly)]
    [InlineData(InjectionMode.Always)]
    public void Gives_back_what_an_update_stripped(InjectionMode mode)
    {
        var injection = Inject(mode, Reviews.Update(Injected, Bare));

        Assert.Equal(Injected, Applied.To(Bare, injection.Patch));
        Assert.Empty(injection.Deferred);
    }

    [Theory]
    [InlineData(InjectionMode.SafeRollout, 0, 6)]
    [InlineData(InjectionMode.CreateOnly, 0, 0)]
    [InlineData(InjectionMode.Always, 6, 0)]
    [InlineData(InjectionMode.Never, 0, 0)]
    public void Waits_while_the_template_is_the_stored_one(InjectionMode mode, int added, int deferred)
    {
        var injection = Inject(mode, Reviews.Update(Bare, Bare));

        Assert.Equal((added, deferred), (injection.Added.Count, injection.Deferred.Count));
        Assert.Equal(added == 0, injection.Patch.Count == 0);
    }

    [Theory]
    [InlineData(InjectionMode.SafeRollout, 6)]
    [InlineData(InjectionMode.CreateOnly, 0)]
    [InlineData(InjectionMode.Always, 6)]
    public void Adds_to_a_template_that_was_changed(InjectionMode mode, int added)
    {
        var injection = Inject(mode, Reviews.Update(Bare, Changed));

        Assert.Equal((added, 0), (injection.Added.Count, injection.Deferred.Count));
    }

    [Theory]
    [InlineData("""{"nodeSelector":{"node-role.kubernetes.io/worker":""},"containers":[{"name":"a","image":"a:1"}]}""", 6, 0)]
    [InlineData("""{"containers":[{"name":"a","image":"a:1","securityContext":{}}]}""", 6, 0)]
    [InlineData("""{"nodeSelector":{},"containers":[{"name":"a","image":"a:1","imagePullPolicy":"IfNotPresent"}]}""", 0, 6)]
    public void Takes_for_changed_what_the_controller_makes_a_new_revision_of(string podSpec, int added, int deferred)
    {
        var injection = Inject(InjectionMode.SafeRollout, Reviews.Update(Bare, Reviews.WithPodSpec(podSpec)));

        Assert.Equal((added, deferred), (injection.Added.Count, injection.Deferred.Count));
    }

    [Fact]
    public void Gives_back_the_live_list_and_no_more_when_the_policy_has_grown_since()
    {
        var injection = Inject(new PolicyTolerations { Extra = [Gpu] }, Reviews.Update(Injected, Bare));

        Assert.Equal(Injected, Applied.To(Bare, injection.Patch));
        Assert.Equal([Gpu], injection.Deferred);
    }

    [Fact]
    public void Gives_back_only_what_a_policy_wants()
    {
        var stored = Reviews.WithPodSpec("""{"tolerations":[{"key":"gpu","operator":"Exists","effect":"NoSchedule"}]}""");

        Assert.Equal(AutomaticTolerations.For(false), Inject(InjectionMode.SafeRollout, Reviews.Update(stored, Reviews.WithPodSpec("{}"))).Added);
        Assert.Empty(Inject(InjectionMode.CreateOnly, Reviews.Update(stored, Reviews.WithPodSpec("{}"))).Added);
    }

    [Fact]
    public void Does_not_give_back_what_the_list_covers()
    {
        var stored = Reviews.WithPodSpec(
            """{"tolerations":[{"operator":"Exists","effect":"NoSchedule"},{"key":"node.kubernetes.io/disk-pressure","operator":"Exists","effect":"NoSchedule"}]}""");
        var cleaned = Reviews.WithPodSpec("""{"tolerations":[{"operator":"Exists","effect":"NoSchedule"}]}""");

        Assert.Equal(["NoExecute", "NoExecute"], Inject(InjectionMode.SafeRollout, Reviews.Update(stored, cleaned)).Added.Select(added => added.Effect));
    }

    [Theory]
    [InlineData("""{"key":"a","operator":"Exists"}""", """{"key":"b","operator":"Exists"}""")] // another one
    [InlineData("""{"key":"a","operator":"Exists"}""", """{"key":"a","operator":"Exists"},{"key":"b","operator":"Exists"}""")] // one more
    public void Adds_to_a_list_that_the_user_changed(string stored, string updated)
    {
        var review = Reviews.Update(WithTolerations(stored), WithTolerations(updated));

        Assert.Equal(AutomaticTolerations.For(false), Inject(InjectionMode.SafeRollout, review).Added);
    }

    [Fact]
    public void Gives_back_no_more_than_once_what_was_stored_twice()
    {
        var twice = WithTolerations("""{"key":"gpu","operator":"Exists","effect":"NoSchedule"},{"key":"gpu","operator":"Exists","effect":"NoSchedule"}""");

        var injection = Inject(new PolicyTolerations { Extra = [Gpu] }, Reviews.Update(twice, Reviews.WithPodSpec("{}")));

        Assert.Equal([.. AutomaticTolerations.For(false), Gpu], injection.Added);
    }

    [Fact]
    public void Adds_to_the_first_template_of_a_stored_object() =>
        Assert.Equal(AutomaticTolerations.For(false), Inject(InjectionMode.SafeRollout, Reviews.Update("""{"spec":{}}""", Bare)).Added);

    [Fact]
    public void Waits_where_the_stored_object_is_not_known()
    {
        var review = Reviews.Update(Bare, Changed) with { OldObject = null, OldObjectJson = default };

        Assert.Equal(6, Inject(InjectionMode.SafeRollout, review).Deferred.Count);
    }

    [Fact]
    public void Times_control_plane_and_extra_tolerations_like_the_automatic_ones()
    {
        var settings = new PolicyTolerations { Automatic = InjectionMode.Never, ControlPlane = new() { Inject = ControlPlaneMode.Always }, Extra = [Gpu] };

        Assert.Equal(3, Inject(settings, Reviews.Create(Bare)).Added.Count);
        Assert.Equal(3, Inject(settings, Reviews.Update(Bare, Bare)).Deferred.Count);
        Assert.Equal(3, Inject(settings with { Automatic = InjectionMode.CreateOnly }, Reviews.Create(Bare)).Added.Count - 6);
        Assert.Empty(Inject(settings with { Automatic = InjectionMode.CreateOnly }, Reviews.Update(Bare, Changed)).Added);
    }

    [Fact]
    public void Takes_the_most_permissive_mode_of_several_policies()
    {
        var engine = new PolicyEngine(
        [
            new() { Name = "a", Tolerations = new() { Automatic = InjectionMode.CreateOnly, Extra = [Gpu] } },
            new() { Name = "b", Tolerations = new() { Automatic = InjectionMode.SafeRollout } },
        ]);

        Assert.Equal([.. AutomaticTolerations.For(false), Gpu], engine.Inject(Reviews.Create(Bare)).Added);
        Assert.Equal(AutomaticTolerations.For(false), engine.Inject(Reviews.Update(Bare, Changed)).Added);
        Assert.Equal(AutomaticTolerations.For(false), engine.Inject(Reviews.Update(Bare, Bare)).Deferred);
    }

    [Fact]
    public void Takes_the_waiting_ones_along_when_another_policy_starts_a_roll_out()
    {
        var engine = new PolicyEngine(
        [
            new() { Name = "a" },
            new() { Name = "b", Tolerations = new() { Automatic = InjectionMode.Always, ControlPlane = new() { Inject = ControlPlaneMode.Never } } },
            new() { Name = "c", Tolerations = new() { Automatic = InjectionMode.SafeRollout, Extra = [Gpu] } },
        ]);

        var injection = engine.Inject(Reviews.Update(Bare, Bare));

        Assert.Equal([.. AutomaticTolerations.For(false), Gpu], injection.Added);
        Assert.Empty(injection.Deferred);
    }

    [Fact]
    public void Judges_the_mutated_object_afterwards()
    {
        var review = Reviews.Create(Bare);
        var injection = Inject(InjectionMode.SafeRollout, review);

        var mutated = review.WithInjection(injection);

        Assert.Equal(injection.Added, mutated.Object!.Spec.Template.Spec.Tolerations);
        Assert.Same(TolerationInjection.None, Inject(InjectionMode.SafeRollout, mutated));
        Assert.Same(review, review.WithInjection(TolerationInjection.None));
    }

    private static string WithTolerations(string tolerations) => Reviews.WithPodSpec($$"""{"tolerations":[{{tolerations}}]}""");

    private static TolerationInjection Inject(InjectionMode mode, DaemonSetReview review) =>
        Inject(new PolicyTolerations { Automatic = mode }, review);

    private static TolerationInjection Inject(PolicyTolerations settings, DaemonSetReview review) =>
        new PolicyEngine([new DaemonSetPolicy { Name = "test", Tolerations = settings }]).Inject(review);
}
