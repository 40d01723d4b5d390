using FsCheck;
using FsCheck.Fluent;
using Webhook.Model.Core;
using Webhook.Policy.Policies;
using Webhook.Policy.Tests.Properties;
using Webhook.Policy.Tolerations;

namespace Webhook.Policy.Tests.Injection;

public sealed class InjectionPropertyTests
{
    private static readonly PolicyEngine Engine = new(
    [
        new DaemonSetPolicy { Name = "test", Tolerations = new() { ControlPlane = new() { Inject = ControlPlaneMode.Always } } },
    ]);

    private static readonly Gen<string> Tolerations = Gen.Elements(
        "null",
        "{}",
        """{"operator":"Exists"}""",
        """{"operator":"Exists","effect":"NoSchedule"}""",
        """{"operator":"Exists","effect":"NoExecute","tolerationSeconds":30}""",
        """{"key":"node.kubernetes.io/not-ready","operator":"Exists","effect":"NoExecute"}""",
        """{"effect":"NoExecute","key":"node.kubernetes.io/unreachable","operator":"Exists","tolerationSeconds":null}""",
        """{"key":"node.kubernetes.io/disk-pressure","operator":"Exists"}""",
        """{"key":"node.kubernetes.io/pid-pressure","operator":"","value":"","effect":"NoSchedule"}""",
        """{"key":"node-role.kubernetes.io/master","operator":"Exists","effect":"NoSchedule"}""",
        """{"key":"gpu","value":"a"}""");

    private static readonly Gen<string> PodSpecs =
        from list in Gen.OneOf(
            Gen.Elements("", "\"tolerations\":null,", "\"tolerations\":[],"),
            Tolerations.ListOf().Where(items => items.Count < 6).Select(items => $"\"tolerations\":[{string.Join(",", items)}],"))
        from rest in Gen.Elements("\"hostNetwork\":true", "\"hostNetwork\":null", "\"containers\":null", "\"containers\":[{\"image\":\"a:1\"}]")
        select "{" + list + rest + "}";

    private static readonly Arbitrary<string> Objects = PodSpecs.Select(pod => Reviews.WithPodSpec(pod)).ToArbitrary();

    private static readonly Arbitrary<(string Json, PolicyTolerations Wanted)> Broad =
        (from pod in PodSpecs
         from extra in Gen.Elements<Toleration>(
             new() { Operator = "Exists" },
             new() { Operator = "Exists", Effect = "NoSchedule" },
             new() { Operator = "Exists", Effect = "NoExecute", TolerationSeconds = 60 },
             new() { Key = "gpu", Operator = "Exists" },
             new() { Key = "gpu", Value = "a", Effect = "NoSchedule" },
             new() { Key = "node.kubernetes.io/not-ready", Operator = "Exists" }).ListOf()
         select (Reviews.WithPodSpec(pod), new PolicyTolerations { Extra = [.. extra.Take(5)] })).ToArbitrary();

    [Fact]
    public void Adds_all_that_is_wanted_with_nothing_to_spare_once() => Holds(Prop.ForAll(Broad, it =>
    {
        var engine = new PolicyEngine([new DaemonSetPolicy { Name = "test", Tolerations = it.Wanted }]);
        var list = ListOf(it.Json);
        var injection = engine.Inject(Reviews.Create(it.Json));
        var mutated = Applied.To(it.Json, injection.Patch);

        return it.Wanted.Extra.Concat(AutomaticTolerations.For(Reviews.Create(it.Json).Object!.Spec.Template.Spec.HostNetwork))
                .All(toleration => TolerationCoverage.IsCoveredBy(toleration, [.. list, .. injection.Added]))
            && injection.Added.All(one => !TolerationCoverage.IsCoveredBy(one, [.. list, .. injection.Added.Where(other => other != one)]))
            && engine.Inject(Reviews.Create(mutated)).Added.Count == 0
            && Applied.To(it.Json, engine.Inject(Reviews.Update(mutated, it.Json)).Patch) == mutated;
    }));

    [Fact]
    public void Is_idempotent_and_applies() => Holds(Prop.ForAll(Objects, json =>
    {
        var mutated = Applied.To(json, Engine.Inject(Reviews.Create(json)).Patch);
        var restored = Engine.Inject(Reviews.Update(json, mutated));

        return Engine.Inject(Reviews.Create(mutated)).Patch.Count == 0 && restored.Patch.Count == 0;
    }));

    [Fact]
    public void Appends_what_it_says_and_leaves_the_users_entries_alone() => Holds(Prop.ForAll(Objects, json =>
    {
        var review = Reviews.Create(json);
        var injection = Engine.Inject(review);

        return ListOf(Applied.To(json, injection.Patch)).SequenceEqual([.. ListOf(json), .. injection.Added]);
    }));

    [Fact]
    public void Covers_all_that_is_wanted_with_nothing_to_spare() => Holds(Prop.ForAll(Objects, json =>
    {
        var list = ListOf(json);
        var added = Engine.Inject(Reviews.Create(json)).Added;
        var wanted = AutomaticTolerations.For(Reviews.Create(json).Object!.Spec.Template.Spec.HostNetwork);

        return wanted.All(toleration => TolerationCoverage.IsCoveredBy(toleration, [.. list, .. added]))
            && added.All(one => !TolerationCoverage.IsCoveredBy(one, [.. list, .. added.Where(other => other != one)]));
    }));

    [Fact]
    public void Never_changes_a_template_that_the_user_did_not_change() => Holds(Prop.ForAll(Objects, json =>
    {
        var reformatted = json.Replace(",", " , ", StringComparison.Ordinal).Replace("\"spec\":{\"tolerations\":[],", "\"spec\":{", StringComparison.Ordinal);
        var injection = Engine.Inject(Reviews.Update(json, reformatted));

        return injection.Patch.Count == 0 && injection.Added.Count == 0
            && injection.Deferred.SequenceEqual(Engine.Inject(Reviews.Create(json)).Added);
    }));

    [Fact]
    public void Gives_the_live_list_back_to_a_manifest_applied_again() => Holds(Prop.ForAll(Objects, json =>
    {
        var live = Applied.To(json, Engine.Inject(Reviews.Create(json)).Patch);
        var injection = Engine.Inject(Reviews.Update(live, json));

        return Applied.To(json, injection.Patch) == live && injection.Deferred.Count == 0;
    }));

    private static IReadOnlyList<Toleration> ListOf(string json) => Reviews.Create(json).Object!.Spec.Template.Spec.Tolerations;

    private static void Holds(Property property) => property.Check(Config.QuickThrowOnFailure.WithMaxTest(CaseCount.Of(500)).WithReplay(7, 9));
}
