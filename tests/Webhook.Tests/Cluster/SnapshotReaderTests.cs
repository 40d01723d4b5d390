using System.Text;
using Webhook.Cluster.Snapshots;

namespace Webhook.Tests.Cluster;

public sealed class SnapshotReaderTests
{
    private const string Node = """{"apiVersion":"v1","kind":"Node","metadata":{"name":"a"}}""";

    [Theory]
    [InlineData("a List of mixed kinds", """{"apiVersion":"v1","kind":"List","items":[NODE,{"apiVersion":"v1","kind":"Pod","metadata":{"name":"p","namespace":"n"}}]}""")]
    [InlineData("a list within a list", """{"apiVersion":"v1","kind":"List","items":[{"apiVersion":"v1","kind":"NodeList","items":[{"metadata":{"name":"a"}}]},{"apiVersion":"v1","kind":"PodList","items":[{"metadata":{"name":"p","namespace":"n"}}]}]}""")]
    [InlineData("one document after the other", """NODE {"apiVersion":"v1","kind":"Pod","metadata":{"name":"p","namespace":"n"}}""")]
    [InlineData("YAML", "apiVersion: v1\nkind: Node\nmetadata: {name: a}\n---\napiVersion: v1\nkind: Pod\nmetadata: {name: p, namespace: ns}\n")]
    [InlineData("a List in YAML", "apiVersion: v1\nkind: List\nitems:\n- apiVersion: v1\n  kind: Node\n  metadata: {name: a}\n- {apiVersion: v1, kind: Pod, metadata: {name: p, namespace: ns}}\n")]
    [InlineData("a byte order mark", "\uFEFF{\"apiVersion\":\"v1\",\"kind\":\"List\",\"items\":[NODE,{\"apiVersion\":\"v1\",\"kind\":\"Pod\",\"metadata\":{\"name\":\"p\",\"namespace\":\"n\"}}]}")]
    public void Reads_every_form_that_kubectl_prints(string form, string text)
    {
        var reader = Read(text.Replace("NODE", Node, StringComparison.Ordinal));

        Assert.True(reader.Problems.Count == 0, $"{form}: {string.Join("; ", reader.Problems.Select(problem => problem.Message))}");
        Assert.Equal("a", Assert.Single(reader.Objects.Nodes).Metadata.Name);
        Assert.Equal("p", Assert.Single(reader.Objects.Pods).Name);
    }

    [Fact]
    public void Gives_the_items_of_a_typed_list_the_kind_that_they_leave_out()
    {
        var reader = Read("""{"apiVersion":"apps/v1","kind":"DaemonSetList","items":[{"metadata":{"name":"a","namespace":"n"}}]}""");

        Assert.Equal("a", Assert.Single(reader.Objects.DaemonSets).Metadata.Name);
    }

    [Theory]
    [InlineData("""{"apiVersion":"v1","kind":"PodList","items":null}""", 0)]
    [InlineData("""{"apiVersion":"v1","kind":"List","items":[]}""", 0)]
    [InlineData("""{"apiVersion":"v1","kind":"List","items":[{"apiVersion":"v1","kind":"Secret"},{"apiVersion":"v2","kind":"Node"}]}""", 2)]
    [InlineData("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n", 1)]
    public void Counts_what_no_rule_reads(string text, int others)
    {
        var reader = Read(text);

        Assert.Empty(reader.Problems);
        Assert.Equal(others, reader.OtherKinds);
    }

    [Theory]
    [InlineData("", "file: the file holds no Kubernetes object; save the cluster again")]
    [InlineData("# nothing\n", "file: the file holds no Kubernetes object; save the cluster again")]
    [InlineData("{}", "file:1:1: kind is missing; write apiVersion and kind")]
    [InlineData("[]", "file:1:1: the document is a list, not an object; write apiVersion, kind and the fields below them")]
    [InlineData("""{"apiVersion":"v1","kind":"List","items":{}}""", "file:1:42: items: it is an object, not a list; write the objects as its items")]
    [InlineData("""{"apiVersion":"v1","kind":"List","items":[null]}""", "file:1:43: items[0]: it is null, not an object; write apiVersion, kind and the fields below them")]
    [InlineData("""{"apiVersion":"v1","kind":"List","items":[{"metadata":{}}]}""", "file:1:43: items[0]: kind is missing; write apiVersion and kind")]
    [InlineData("""{"apiVersion":"v1","kind":"Node"}""", "file:1:1: Node without a name; write metadata.name")]
    [InlineData("""{"apiVersion":"v1","kind":"Pod","metadata":{"name":"a"}}""", "file:1:1: Pod a without a namespace; write metadata.namespace, as kubectl get does")]
    [InlineData("{\"apiVersion\":\"v1\",\"kind\":\"List\",\"items\":[\n{\"apiVersion\":\"v1\",\"kind\":\"Node\",\"metadata\":{\"name\":\"a\"},\"spec\":{\"taints\":3}}]}",
        "file:2:76: items[0]: Node: spec.taints has a value of the wrong type; write what kubectl get prints")]
    [InlineData("apiVersion: v1\nkind: Node\nmetadata: {name: a}\nspec: {taints: 3}\n",
        "file:4:8: Node: spec.taints has a value of the wrong type; write what kubectl get prints")]
    [InlineData("apiVersion: apps/v1\nkind: DaemonSet\nmetadata: {name: a, namespace: ns}\nspec: {minReadySeconds: soon}\n",
        "file:4:25: spec.minReadySeconds must be a whole number, is the string \"soon\"; write a number")]
    [InlineData("{\"apiVersion\":\"v1\",\n\"kind\":",
        "file:2:8: this is no valid JSON: the end of the text can't stand here; look for a comma, quote or bracket that is missing or too much")]
    public void Says_what_is_wrong_and_where(string text, string expected)
    {
        var problem = Assert.Single(Read(text).Problems);

        Assert.Equal(expected, $"{problem.Source}{(problem.Position is { } at ? $":{at}" : "")}: {problem.Message}");
    }

    [Theory]
    [InlineData("\n ]}", "file: ")]
    [InlineData("", "file:3:1: this is no valid JSON from here on; save the cluster again if the file was cut off")]
    [InlineData(",\nö}", "file:4:1: this is no valid JSON from here on; save the cluster again if the file was cut off")]
    public void Finds_the_place_in_a_file_too_large_to_be_read_twice(string end, string expected)
    {
        var items = string.Join(",", Enumerable.Repeat(Node.Replace("}}", ",\"uid\":\"u\"}}", StringComparison.Ordinal), 20_000));

        var reader = Read($"{{\"apiVersion\":\"v1\",\"kind\":\"List\",\"items\":[\n{items}\n{end}");

        Assert.Equal(expected, string.Concat(reader.Problems.Select(problem => $"{problem.Source}:{problem.Position}: {problem.Message}").DefaultIfEmpty("file: ")));
    }

    [Fact]
    public void Refuses_what_is_no_UTF_8()
    {
        var reader = new SnapshotReader();
        reader.Read("file", new byte[] { (byte)'{', 0xC3, 0x28, (byte)'}' });

        Assert.Equal("the file is not in UTF-8: byte 0xC3 at offset 1; save it in UTF-8", Assert.Single(reader.Problems).Message);
    }

    [Fact]
    public void Reads_the_rest_beside_an_object_that_is_wrong()
    {
        var reader = Read($$"""{"apiVersion":"v1","kind":"List","items":[{"apiVersion":"v1","kind":"Node","metadata":5},{{Node}}]}""");

        Assert.Equal("items[0].metadata", Assert.Single(reader.Problems).Field);
        Assert.Single(reader.Objects.Nodes);
    }

    [Fact]
    public void Keeps_which_file_a_DaemonSet_is_from()
    {
        var reader = new SnapshotReader();
        foreach (var name in (string[])["a", "b"])
        {
            reader.Read(
                $"{name}.json",
                Encoding.UTF8.GetBytes($$$"""{"apiVersion":"apps/v1","kind":"DaemonSet","metadata":{"name":"{{{name}}}","namespace":"n"}}"""));
        }


        Assert.Equal(["a.json", "b.json"], reader.Objects.DaemonSets.Select(reader.Objects.SourceOf));
    }

    [Fact]
    public void Lets_the_last_of_two_equal_objects_count()
    {
        var reader = new SnapshotReader();
        foreach (var seconds in (int[])[1, 2])
        {
            reader.Read($"{seconds}.json", Encoding.UTF8.GetBytes($$$"""
                {"apiVersion":"apps/v1","kind":"DaemonSet","metadata":{"name":"a","namespace":"n","uid":"u"},"spec":{"minReadySeconds":{{{seconds}}}}}
                """));
        }

        Assert.Equal(2, Assert.Single(reader.Objects.ToSnapshot().Objects.DaemonSets).Spec.MinReadySeconds);
    }

    private static SnapshotReader Read(string text)
    {
        var reader = new SnapshotReader();
        reader.Read("file", Encoding.UTF8.GetBytes(text));
        return reader;
    }
}
