using System.Text;

namespace Webhook.Fuzzing.Targets;

/// <summary>Reviews as large as they are let in, each made of one small thing over and over.</summary>
internal static class LargeReviews
{
    private const string Before = """{"apiVersion":"admission.k8s.io/v1","kind":"AdmissionReview","request":{"uid":"large","kind":{"group":"apps","version":"v1","kind":"DaemonSet"},"name":"a","namespace":"logging","operation":"CREATE","object":""";
    private const string After = "}}";
    private const string Pod = """{"metadata":{"name":"a"},"spec":{"selector":{"matchLabels":{"a":"b"}},"template":{"metadata":{"labels":{"a":"b"}},"spec":{"containers":[{"name":"a"}],¤}}}}""";
    private const string Spec = """{"metadata":{"name":"a"},"spec":{¤,"template":{"metadata":{"labels":{"a":"b"}},"spec":{"containers":[{"name":"a"}]}}}}""";
    private const string Meta = """{"metadata":{"name":"a",¤},"spec":{"selector":{"matchLabels":{"a":"b"}},"template":{"metadata":{"labels":{"a":"b"}},"spec":{"containers":[{"name":"a"}]}}}}""";

    /// <summary>What is repeated: a name, the object with ¤ for the field, the field with ¤ for its items, and an item with # for a number.</summary>
    private static readonly (string Name, string Object, string Field, string Item)[] Kinds =
    [
        ("tolerations-empty", Pod, "\"tolerations\":[¤]", "{}"),
        ("tolerations-null", Pod, "\"tolerations\":[¤]", "null"),
        ("tolerations-good", Pod, "\"tolerations\":[¤]", """{"key":"k#","operator":"Exists","effect":"NoExecute","tolerationSeconds":5}"""),
        ("tolerations-bad", Pod, "\"tolerations\":[¤]", """{"key":"-#","operator":"x","value":"y","effect":"z"}"""),
        ("containers", Pod, "\"containers\":[¤]", """{"name":"c#","ports":[{"hostPort":#,"containerPort":#}]}"""),
        ("containers-empty", Pod, "\"containers\":[¤]", "{}"),
        ("init-containers", Pod, "\"initContainers\":[¤]", """{"name":"c#","restartPolicy":"Always"}"""),
        ("ports", Pod, "\"containers\":[{\"name\":\"a\",\"ports\":[¤]}]", """{"hostPort":80,"containerPort":80,"hostIP":"10.0.0.#"}"""),
        ("ports-empty", Pod, "\"containers\":[{\"name\":\"a\",\"ports\":[¤]}]", "{}"),
        ("env", Pod, "\"containers\":[{\"name\":\"a\",\"env\":[¤]}]", """{"name":"V#","value":"v"}"""),
        ("ephemeral-containers", Pod, "\"ephemeralContainers\":[¤]", "{}"),
        ("node-selector", Pod, "\"nodeSelector\":{¤}", "\"k#\":\"v\""),
        ("affinity-terms", Pod, "\"affinity\":{\"nodeAffinity\":{\"requiredDuringSchedulingIgnoredDuringExecution\":{\"nodeSelectorTerms\":[¤]}}}", "{}"),
        ("affinity-expressions", Pod, "\"affinity\":{\"nodeAffinity\":{\"requiredDuringSchedulingIgnoredDuringExecution\":{\"nodeSelectorTerms\":[{\"matchExpressions\":[¤]}]}}}", """{"key":"k#","operator":"In","values":["a"]}"""),
        ("affinity-values", Pod, "\"affinity\":{\"nodeAffinity\":{\"requiredDuringSchedulingIgnoredDuringExecution\":{\"nodeSelectorTerms\":[{\"matchExpressions\":[{\"key\":\"a\",\"operator\":\"In\",\"values\":[¤]}]}]}}}", "\"v#\""),
        ("volumes", Pod, "\"volumes\":[¤]", """{"name":"v#","emptyDir":{}}"""),
        ("match-labels", Spec, "\"selector\":{\"matchLabels\":{¤}}", "\"k#\":\"v\""),
        ("match-labels-bad", Spec, "\"selector\":{\"matchLabels\":{¤}}", "\"-#\":\"-\""),
        ("match-expressions", Spec, "\"selector\":{\"matchExpressions\":[¤]}", """{"key":"k#","operator":"DoesNotExist"}"""),
        ("match-expressions-empty", Spec, "\"selector\":{\"matchExpressions\":[¤]}", "{}"),
        ("match-values", Spec, "\"selector\":{\"matchExpressions\":[{\"key\":\"a\",\"operator\":\"In\",\"values\":[¤]}]}", "\"v#\""),
        ("labels", Meta, "\"labels\":{¤}", "\"k#\":\"v\""),
        ("annotations", Meta, "\"annotations\":{¤}", "\"k#\":\"v\""),
        ("owners", Meta, "\"ownerReferences\":[¤]", "{}"),
        ("managed-fields", Meta, "\"managedFields\":[¤]", """{"fieldsV1":{"f:a#":{}}}"""),
        ("unknown", Meta, "\"x\":[¤]", "[]"),
        ("white-space", Meta, "\"x\":[¤ 0]", " "),
        ("deep", Meta, "\"x\":¤0", "["),
        ("digits", Meta, "\"generation\":¤", "9"),
        ("one-string", Meta, "\"generateName\":\"¤\"", "\\u00e9"),
        ("one-key", Meta, "\"labels\":{\"¤\":\"v\"}", "\\\""),
    ];

    /// <summary>Names of all.</summary>
    public static IEnumerable<string> Names => Kinds.Select(kind => kind.Name);

    /// <summary>One of them.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="bytes">Bytes to come near to from below.</param>
    public static byte[] Of(string name, int bytes)
    {
        var (_, @object, field, item) = Kinds.Single(kind => kind.Name == name);
        var parts = $"{Before}{@object.Replace("¤", field, StringComparison.Ordinal)}{After}".Split('¤');
        var separator = item.Length == 1 || item[0] == '\\' ? "" : ",";
        var text = new StringBuilder(bytes).Append(parts[0]);
        var room = bytes - parts[0].Length - parts[1].Length - 64;
        for (var i = 1; text.Length < room; i++)
            text.Append(i == 1 ? "" : separator).Append(item.Contains('#', StringComparison.Ordinal) ? item.Replace("#", $"{i}", StringComparison.Ordinal) : item);

        return Encoding.UTF8.GetBytes(text.Append(parts[1]).ToString());
    }
}
