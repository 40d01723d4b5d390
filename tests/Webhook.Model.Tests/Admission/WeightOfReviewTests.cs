using System.Text;
using Webhook.Model.Admission;

namespace Webhook.Model.Tests.Admission;

/// <summary>How much of a DaemonSet is read.</summary>
public sealed class WeightOfReviewTests
{
    private const string Head = """{"apiVersion":"admission.k8s.io/v1","kind":"AdmissionReview","request":{"uid":"u-1","kind":{"group":"apps","version":"v1","kind":"DaemonSet"},""";

    [Theory]
    [InlineData("\"spec\":{\"template\":{\"spec\":{\"tolerations\":[¤]}}}", "{}", "spec.template.spec.tolerations has 15001 entries, ")]
    [InlineData("\"spec\":{\"template\":{\"spec\":{\"containers\":[{},{\"ports\":[¤]}]}}}", "null", "spec.template.spec.containers[1].ports has 15001 entries, ")]
    [InlineData("\"spec\":{\"selector\":{\"matchLabels\":{¤}}}", "\"a#\":\"b\"", "spec.selector.matchLabels has 15001 entries, ")]
    [InlineData("\"metadata\":{\"ownerReferences\":[¤]}", "{}", "metadata.ownerReferences has 15001 entries, ")]
    [InlineData("\"metadata\":{\"annotations\":{¤}}", "\"a#\":\"b\"", "metadata.annotations has 15001 entries, ")]
    [InlineData("\"spec\":{\"template\":{\"spec\":{\"ephemeralContainers\":[¤]}}}", "{}", "spec.template.spec.ephemeralContainers has 15001 entries, ")]
    [InlineData("\"spec\":{\"template\":{\"spec\":{\"affinity\":{\"nodeAffinity\":{\"requiredDuringSchedulingIgnoredDuringExecution\":{\"nodeSelectorTerms\":[¤]}}}}}}", "{}",
        "spec.template.spec.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms has 15001 entries, ")]
    public void Refuses_more_values_than_can_be_judged_and_names_the_list(string members, string item, string expected)
    {
        var json = Filled($"{{{members}}}", Repeated(item, 15_001));

        foreach (var body in Bodies(json))
        {
            var result = Read(body);

            Assert.Equal("u-1", result.Uid);
            Assert.Null(result.Request);
            Assert.StartsWith($"request.object: {expected}more than can be judged: 1", result.Problem, StringComparison.Ordinal);
            Assert.EndsWith(" values are to be read where 15000 may be; shorten it", result.Problem, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Refuses_longer_text_than_can_be_judged_and_names_the_field()
    {
        foreach (var body in Bodies(Filled("{\"metadata\":{\"generateName\":\"¤\"}}", new('a', 600_000))))
        {
            Assert.Equal(
                "request.object: metadata.generateName has 600000 bytes, more than can be judged: names and texts of 600020 bytes are to be read where 524288 may be; shorten it",
                Read(body).Problem.Replace("600026", "600020", StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("\"spec\":{\"template\":{\"spec\":{\"volumes\":[¤]}}}", "{\"name\":\"v#\"}")]
    [InlineData("\"spec\":{\"template\":{\"spec\":{\"containers\":[{\"env\":[¤]}]}}}", "{\"name\":\"V#\",\"value\":\"v\"}")]
    [InlineData("\"metadata\":{\"managedFields\":[¤]}", "{\"f:a#\":{}}")]
    [InlineData("\"status\":{\"conditions\":[¤]}", "{}")]
    public void Does_not_mind_what_rules_do_not_read(string members, string item)
    {
        foreach (var body in Bodies(Filled($"{{{members}}}", Repeated(item, 100_000))))
        {
            var request = Read(body).Request!;

            Assert.NotNull(request.DecodeObject(out var problem));
            Assert.Equal("", problem);
        }
    }

    [Fact]
    public void Takes_an_affinity_that_names_each_node_of_the_largest_cluster()
    {
        var values = Repeated("\"node-#.region.compute.internal\"", 5000);
        var term = $$"""{"matchFields":[{"key":"metadata.name","operator":"In","values":[{{values}}]}]}""";
        var json = Filled("""{"spec":{"template":{"spec":{"affinity":{"nodeAffinity":{"requiredDuringSchedulingIgnoredDuringExecution":{"nodeSelectorTerms":[¤]}}}}}}}""", term);

        foreach (var body in Bodies(json))
            Assert.Equal(5000, Read(body).Request!.DecodeObject(out _)!.DaemonSet.Spec.Template.Spec.Affinity!.NodeAffinity!.RequiredDuringSchedulingIgnoredDuringExecution!.NodeSelectorTerms[0].MatchFields[0].Values.Count);
    }

    [Fact]
    public void Weighs_the_old_object_apart_from_the_new_one()
    {
        const string Tolerations = """{"spec":{"template":{"spec":{"tolerations":[¤]}}}}""";
        var half = Filled(Tolerations, Repeated("{}", 10_000));
        var whole = Filled(Tolerations, Repeated("{}", 30_000));

        var both = Read($"{Head}\"object\":{half},\"oldObject\":{half}}}}}").Request!;
        var old = Read($"{Head}\"object\":{half},\"oldObject\":{whole}}}}}").Request!;

        Assert.NotNull(both.DecodeObject(out _));
        Assert.NotNull(both.DecodeOldObject(out _));
        Assert.NotNull(old.DecodeObject(out _));
        Assert.Null(old.DecodeOldObject(out var problem));
        Assert.StartsWith("spec.template.spec.tolerations has 30000 entries, more than can be judged: 30004 values ", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Refuses_more_groups_of_a_user_than_can_be_judged()
    {
        var result = Read($"{Head}\"userInfo\":{{\"groups\":[{Repeated("\"\"", 15_001)}]}}}}}}");

        Assert.Equal(("u-1", "request.userInfo.groups has more than 15000 entries, more than can be judged"), (result.Uid, result.Problem));
    }

    private static string Filled(string json, string content) => json.Replace("¤", content, StringComparison.Ordinal);

    private static string Repeated(string item, int count) =>
        string.Join(',', Enumerable.Range(0, count).Select(i => item.Replace("#", $"{i}", StringComparison.Ordinal)));

    /// <summary>Reviews of an object: one that is read in one pass, and one with an escape in a name, which the thorough reader must take.</summary>
    private static IEnumerable<string> Bodies(string json) =>
        [$"{Head}\"object\":{json}}}}}", $"{Head}\"object\":{{\"\\u0078\":0,{json[1..]}}}}}"];

    private static AdmissionReadResult Read(string body) => AdmissionReviewReader.Read(Encoding.UTF8.GetBytes(body));
}
