using System.Globalization;
using System.Text.Json.Nodes;
using Webhook.Model.Manifests.Reading;
using Webhook.Model.Manifests.Schema;

namespace Webhook.Model.Tests.Manifests;

/// <summary>What a message says to write is tried here: the manifest with it must be free of what the message was about.</summary>
public sealed class SuggestionTests
{
    private static readonly string[] Maps = ["abels", "annotations", "nodeSelector", "limits"];

    private const string Whole =
        """
        {"apiVersion":"apps/v1","kind":"DaemonSet","metadata":{"name":"agent","namespace":"logs","labels":{"app":"agent"}},
        "spec":{"selector":{"matchLabels":{"app":"agent"},"matchExpressions":[{"key":"a","operator":"In","values":["b"]}]},
        "updateStrategy":{"type":"RollingUpdate","rollingUpdate":{"maxUnavailable":1,"maxSurge":"10%"}},"minReadySeconds":5,"revisionHistoryLimit":3,
        "template":{"metadata":{"labels":{"app":"agent"},"annotations":{"a":"b"}},"spec":{"hostNetwork":true,"nodeSelector":{"a":"b"},
        "tolerations":[{"key":"a","operator":"Equal","value":"b","effect":"NoExecute","tolerationSeconds":3}],"serviceAccountName":"agent",
        "affinity":{"nodeAffinity":{"requiredDuringSchedulingIgnoredDuringExecution":{"nodeSelectorTerms":[{"matchExpressions":[{"key":"a","operator":"Exists"}]}]}}},
        "initContainers":[{"name":"i","image":"i:1"}],"terminationGracePeriodSeconds":5,"securityContext":{"runAsUser":1},
        "containers":[{"name":"agent","image":"a:1","args":["-v"],"env":[{"name":"A","value":"b"}],"tty":true,"ports":[{"name":"http","containerPort":80,"hostPort":80}],
        "resources":{"limits":{"cpu":"1"}},"livenessProbe":{"httpGet":{"path":"/","port":"http"},"periodSeconds":3},"volumeMounts":[{"name":"v","mountPath":"/v"}]}],
        "volumes":[{"name":"v","hostPath":{"path":"/v"}}]}}}}
        """;

    /// <summary>Every field of the manifest, moved to every struct of it, as itself, misspelt, or in another case.</summary>
    [Fact]
    public void An_unknown_field_is_gone_once_it_stands_where_the_remedy_says()
    {
        var tried = 0;
        foreach (var from in PathsOf(JsonNode.Parse(Whole)!))
            foreach (var to in StructsOf(JsonNode.Parse(Whole)!))
                foreach (var spelling in new Func<string, string>[] { name => name, name => name.ToLowerInvariant(), name => name + "s", name => name[..^1] })
                {
                    if (Moved(from, to, spelling) is not { } manifest || Problems(manifest) is not [{ Unknown: { Target: { } target } unknown } problem])
                        continue;

                    tried++;
                    var fixedUp = JsonNode.Parse(manifest.ToJsonString())!;
                    var (holder, key) = Find(fixedUp, unknown.Field, create: false);
                    var value = holder[key]!.DeepClone();
                    holder.AsObject().Remove(key);
                    var (place, name) = Find(fixedUp, target, create: true);
                    Assert.False(place.AsObject().ContainsKey(name), $"{target} is written already: {unknown}");
                    place[name] = value;
                    Assert.True(Problems(fixedUp).Count == 0, $"{unknown}\n{fixedUp.ToJsonString()}\n{string.Join('\n', Problems(fixedUp))}");
                }

        Assert.True(tried > 500, tried.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Every field of the manifest with values of every other type.</summary>
    [Fact]
    public void A_wrong_type_is_gone_once_the_value_is_the_one_that_the_message_names()
    {
        var tried = 0;
        string[] values =
        [
            "\"- operator: Exists\\n\"", "\"a: b\\n\"", "\"[]\"", "\"{}\"", "\"x\"", "\"80\"", "\"yes\"", "\"3000000000\"", "1", "1.5", "true", "[1]", "[\"a\"]", "[]",
            "[{\"a\":\"b\"}]", "[{\"name\":\"x\"}]", "{\"key\":\"a\"}", "{\"name\":\"x\"}", "{}", "{\"a\":1}",
        ];
        foreach (var path in PathsOf(JsonNode.Parse(Whole)!).Where(path => path is not ("$.apiVersion" or "$.kind")))
            foreach (var value in values)
            {
                var manifest = JsonNode.Parse(Whole)!;
                Replace(manifest, path, JsonNode.Parse(value));
                if (Problems(manifest).Where(found => found.Suggested is not null).ToList() is not [{ Suggested: { } suggested } problem])
                    continue;

                tried++;
                var (holder, key) = Find(manifest, problem.Field.Text, create: false);
                Set(holder, key, JsonNode.Parse(NodeJson.Write(suggested).Span));
                Assert.DoesNotContain(Problems(manifest), found => found.Unknown is null && found.Field.Text.StartsWith(problem.Field.Text, StringComparison.Ordinal));
            }

        Assert.True(tried > 200, tried.ToString(CultureInfo.InvariantCulture));
    }

    private static IReadOnlyList<SchemaProblem> Problems(JsonNode manifest)
    {
        var item = Assert.Single(Reading.Read(manifest.ToJsonString()).Objects);
        return SchemaCheck.Run(item.Root, "apps/v1");
    }

    private static JsonNode? Moved(string from, string to, Func<string, string> spelling)
    {
        var manifest = JsonNode.Parse(Whole)!;
        var source = NodeAt(manifest, from)!;
        if (source.Parent is not JsonObject holder || NodeAt(manifest, to) is not JsonObject target || to.StartsWith(from, StringComparison.Ordinal))
            return null;

        var name = spelling(source.GetPropertyName());
        if (name.Length == 0 || from is "$.apiVersion" or "$.kind" || name == "apiVersion" || name == "kind")
            return null;

        holder.Remove(source.GetPropertyName());
        if (target.ContainsKey(name))
            return null;

        target[name] = source.DeepClone();
        return manifest;
    }

    private static JsonNode? NodeAt(JsonNode root, string path) =>
        Walk(root).FirstOrDefault(node => node.GetPath() == path);

    private static IEnumerable<JsonNode> Walk(JsonNode node) => node switch
    {
        JsonObject map => map.Select(entry => entry.Value!).SelectMany(Walk).Prepend(node),
        JsonArray list => list.Select(item => item!).SelectMany(Walk).Prepend(node),
        _ => [node],
    };

    private static List<string> PathsOf(JsonNode root) => [.. Walk(root).Where(node => node.Parent is JsonObject).Select(node => node.GetPath())];

    private static List<string> StructsOf(JsonNode root) =>
        [.. Walk(root).OfType<JsonObject>().Select(node => node.GetPath()).Where(path => !Maps.Any(map => path.EndsWith(map, StringComparison.Ordinal)))];

    private static void Replace(JsonNode root, string path, JsonNode? value)
    {
        var node = Walk(root).First(found => found.GetPath() == path);
        node.Parent!.AsObject()[node.GetPropertyName()] = value;
    }

    private static void Set(JsonNode holder, string key, JsonNode? value)
    {
        if (holder is JsonArray list)
            list[int.Parse(key, CultureInfo.InvariantCulture)] = value;
        else
            holder[key] = value;
    }

    /// <summary>What holds a field, and its key there; with <paramref name="create"/> the maps on the way are made.</summary>
    private static (JsonNode Holder, string Key) Find(JsonNode root, string field, bool create)
    {
        var steps = new FieldPath(field).Steps();
        var node = root;
        foreach (var step in steps.SkipLast(1))
        {
            if (node is JsonArray list)
            {
                node = list[int.Parse(step.Name, CultureInfo.InvariantCulture)]!;
                continue;
            }

            if (create && node[step.Name] is null)
                node[step.Name] = new JsonObject();

            node = node[step.Name]!;
        }

        return (node, steps[^1].Name);
    }
}
