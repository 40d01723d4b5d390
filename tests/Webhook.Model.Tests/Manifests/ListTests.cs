using static Webhook.Model.Tests.Manifests.Reading;

namespace Webhook.Model.Tests.Manifests;

public sealed class ListTests
{
    [Fact]
    public void Takes_the_items_of_lists_one_by_one_also_within_lists()
    {
        var file = Read("""
            apiVersion: v1
            kind: List
            items:
            - {apiVersion: v1, kind: A}
            - apiVersion: v1
              kind: List
              items:
              - {apiVersion: v1, kind: B}
            - {apiVersion: apps/v1, kind: DaemonSet, spec: {minReadySeconds: x}}
            - null
            """);

        Assert.Equal([("A", "items[0]"), ("B", "items[1].items[0]"), ("DaemonSet", "items[2]")], file.Objects.Select(item => (item.Kind, item.PathInDocument)));
        Assert.Equal(
            ["items[2].spec.minReadySeconds: spec.minReadySeconds must be a whole number, is the string \"x\"; write a number", "items[3]: items[3] is null, not an object; write apiVersion, kind and the fields below them"],
            file.Problems.Select(problem => $"{problem.Field}: {problem.Message}"));
    }

    [Fact]
    public void Fills_in_the_type_that_a_typed_list_leaves_out()
    {
        var item = Read("kind: DaemonSetList\napiVersion: apps/v1\nmetadata: {}\nitems:\n- metadata: {name: a}\n").Objects.Single();

        Assert.Equal("{\"apiVersion\":\"apps/v1\",\"kind\":\"DaemonSet\",\"metadata\":{\"name\":\"a\"}}", JsonIn(item));
        Assert.Equal("a", item.DaemonSet!.Metadata.Name);
    }

    [Theory]
    [InlineData("items: []")]
    [InlineData("items:")]
    public void Finds_nothing_in_an_empty_list(string items)
    {
        var file = Read("apiVersion: v1\nkind: List\n" + items + "\n");

        Assert.Empty(file.Objects);
        Assert.Empty(file.Problems);
    }
}
