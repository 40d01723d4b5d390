using System.Text.Json;
using System.Text.Json.Nodes;
using Webhook.Model.Core;
using Webhook.Model.Manifests;
using Webhook.Model.Manifests.Editing;
using Webhook.Testing;

namespace Webhook.Model.Tests.Manifests.Editing;

public sealed class ManifestEditorTests
{
    private const string Fixtures = "tests/fixtures/editor";

    internal static readonly IReadOnlyList<Toleration> Added =
    [
        new() { Key = "node.kubernetes.io/not-ready", Operator = "Exists", Effect = "NoExecute" },
        new() { Key = "example.com/pool", Operator = "Equal", Value = "on", Effect = "NoExecute", TolerationSeconds = 30 },
    ];

    public static TheoryData<string> Cases() =>
        [.. Directory.EnumerateFiles(Repository.Path(Fixtures), "before.*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Repository.Path(Fixtures), path).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Adds_the_tolerations_and_nothing_else(string before)
    {
        var file = ManifestReader.Read(before, File.ReadAllText(Repository.Path($"{Fixtures}/{before}")));

        var edit = Edit(file);

        Golden.Equal($"{Fixtures}/{before.Replace("before.", "after.")}", edit.Text);
        Assert.Equal(before.Contains("-anew/"), edit.ReemittedDocuments.Count > 0);
        AssertReadsAsMeant(file, edit.Text);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Leaves_a_file_alone_when_nothing_is_to_be_added(string before)
    {
        var file = ManifestReader.Read(before, File.ReadAllText(Repository.Path($"{Fixtures}/{before}")));

        var edit = ManifestEditor.AppendTolerations(file, file.Objects.ToDictionary(item => item, _ => (IReadOnlyList<Toleration>)[]));

        Assert.Same(file.Text, edit.Text);
        Assert.Empty(edit.ReemittedDocuments);
    }

    [Fact]
    public void Keeps_a_byte_order_mark()
    {
        var text = "\uFEFF" + File.ReadAllText(Repository.Path($"{Fixtures}/json-minified/before.json"));

        var edit = Edit(ManifestReader.Read("f", text));

        Assert.StartsWith("\uFEFF{\"apiVersion\"", edit.Text, StringComparison.Ordinal);
        Assert.Contains("\"tolerations\":[{\"key\":", edit.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Refuses_an_object_without_a_pod_spec()
    {
        var file = ManifestReader.Read("f.yaml", "apiVersion: apps/v1\nkind: DaemonSet\nmetadata: {name: a}\nspec: {}\n");

        var failure = Assert.Throws<InvalidOperationException>(() => Edit(file));

        Assert.Equal("f.yaml: document 1 has no spec.template.spec to add tolerations to", failure.Message);
    }

    internal static ManifestEdit Edit(ManifestFile file) => ManifestEditor.AppendTolerations(file, Additions(file));

    internal static Dictionary<ManifestObject, IReadOnlyList<Toleration>> Additions(ManifestFile file) =>
        file.Objects.Where(IsMeant).ToDictionary(item => item, _ => Added);

    /// <summary>Compares by a way of its own: every object, the meant ones with their lists made longer.</summary>
    internal static void AssertReadsAsMeant(ManifestFile before, string text)
    {
        var after = ManifestReader.Read(before.Source, text);
        Assert.Equal(before.Problems.Select(problem => problem.Message), after.Problems.Select(problem => problem.Message));
        Assert.Equal(before.Objects.Count, after.Objects.Count);
        foreach (var (old, @new) in before.Objects.Zip(after.Objects))
        {
            var (expected, actual) = (JsonNode.Parse(old.Json.Span)!, JsonNode.Parse(@new.Json.Span)!);
            if (IsMeant(old))
            {
                var podSpec = expected["spec"]!["template"]!["spec"]!.AsObject();
                podSpec["tolerations"] = new JsonArray([.. podSpec["tolerations"]?.AsArray().Select(item => item?.DeepClone()) ?? [], .. AddedJson()]);
            }

            Assert.True(JsonNode.DeepEquals(expected, actual), $"expected {expected.ToJsonString()}\nbut got {actual.ToJsonString()}");
        }
    }

    private static IEnumerable<JsonNode?> AddedJson() => Added.Select(toleration =>
    {
        var json = JsonSerializer.SerializeToNode(toleration, ModelJsonContext.Default.Toleration)!.AsObject();
        foreach (var empty in json.Where(field => field.Value?.ToString() is "").Select(field => field.Key).ToList())
            json.Remove(empty);

        json.Remove("isKeyless");
        return (JsonNode?)json;
    });

    private static bool IsMeant(ManifestObject item) =>
        item.IsDaemonSet && !(item.DaemonSet?.Metadata.Name ?? "").StartsWith("leave-", StringComparison.Ordinal);
}
