using Webhook.Model.Manifests.Schema;

namespace Webhook.Fuzzing.Mutations;

/// <summary>Words that inputs are made of: names that code asks for, and values that are known to trip readers up.</summary>
internal static class Vocabulary
{
    /// <summary>JSON values, each odd in a way of its own; not all of them are JSON.</summary>
    public static IReadOnlyList<string> Values { get; } =
    [
        "null", "true", "false", "0", "-0", "-1", "1", "2147483647", "2147483648", "-2147483649", "9223372036854775807", "9223372036854775808",
        "1e400", "-1e400", "1E2", "1.0", "0.1", "1e-400", "01", "+1", ".5", "1.", "0x10", "NaN", "Infinity", new('9', 400),
        "\"\"", "\"a\"", "\"25%\"", "\"101%\"", "\"-1%\"", "\"%\"", "\"1e2%\"", "\"99999999999%\"", "\"\\u0000\"", "\"\\ud800\"", "\"\\udc00\\ud800\"",
        "\"\\ud83d\\ude00\"", "\"\\n\\r\\t\\b\\f\\/\"", "\"\\x\"", "\"\\u12\"", "\"\u0130\u017F\u212A\"", "\"\u202E\u200B\uFEFF\"", "\"\u2028\u0085\"",
        "{}", "[]", "[null]", "{\"\":null}", "[[]]", "[{}]", "{\"a\":{\"a\":{\"a\":null}}}", "\"true\"", "\"Exists\"", "\"Equal\"", "\"NoExecute\"",
        "\"NoSchedule\"", "\"OnDelete\"", "\"RollingUpdate\"", "\"Never\"", "\"DaemonSet\"", "\"CREATE\"", "\"UPDATE\"", "\"DELETE\"", "\"CONNECT\"",
        "\"" + new string('a', 300) + "\"", "\"" + new string('\u00e9', 70_000) + "\"", "\"2026-01-01T00:00:00Z\"", "\"9999-12-31T23:59:59.9999999Z\"",
        "\"128Mi\"", "\"1e400Mi\"", "\"In\"", "\"NotIn\"", "\"Gt\"", "\"~1/~0\"", "\"kube-system\"", "\"/healthz\"", "\"TCP\"", "\"sctp\"",
        "/* */ 1", "'a'", "undefined",
    ];

    /// <summary>Whole fields that rules read, by the key of the object that they belong into.</summary>
    public static IReadOnlyList<(string Parent, string Key, string Value)> Fields { get; } =
    [
        ("spec", "updateStrategy", """{"type":"RollingUpdate","rollingUpdate":{"maxUnavailable":0,"maxSurge":"100%"}}"""),
        ("spec", "updateStrategy", """{"type":"OnDelete","rollingUpdate":{"maxUnavailable":1}}"""),
        ("spec", "selector", """{"matchLabels":{"a":"b"},"matchExpressions":[{"key":"a","operator":"NotIn","values":["b",""]},{"key":"a","operator":"Exists"}]}"""),
        ("spec", "tolerations", """[{"operator":"Exists"},{"key":"a","value":"b"},{"key":"node.kubernetes.io/not-ready","operator":"Exists","effect":"NoExecute","tolerationSeconds":-1}]"""),
        ("spec", "affinity", """{"nodeAffinity":{"requiredDuringSchedulingIgnoredDuringExecution":{"nodeSelectorTerms":[{},{"matchFields":[{"key":"metadata.name","operator":"In","values":["n1"]}]},{"matchExpressions":[{"key":"a","operator":"Lt","values":["x"]}]}]}}}"""),
        ("spec", "containers", """[{"name":"a","ports":[{"containerPort":80,"hostPort":80,"protocol":"UDP"},{"containerPort":80,"hostPort":80}]},{"name":"a"}]"""),
        ("spec", "initContainers", """[{"name":"i","restartPolicy":"Always","ports":[{"containerPort":9100,"hostPort":9100}]}]"""),
        ("spec", "ephemeralContainers", """[{"name":"e"}]"""), ("spec", "activeDeadlineSeconds", "9"), ("spec", "restartPolicy", "\"OnFailure\""),
        ("spec", "nodeSelector", """{"kubernetes.io/os":"windows","":""}"""), ("spec", "nodeName", "\"n1\""), ("spec", "hostNetwork", "true"),
        ("spec", "minReadySeconds", "-5"), ("spec", "revisionHistoryLimit", "0"), ("spec", "terminationGracePeriodSeconds", "9223372036854775807"),
        ("metadata", "labels", """{"app":"a","daemonset-webhook.dev/control-plane":"true","daemonset-webhook.dev/protected":"true","k8s-app":"c"}"""),
        ("metadata", "annotations", """{"daemonset-webhook.dev/inject":"false","deprecated.daemonset.template.generation":"x"}"""),
        ("metadata", "deletionTimestamp", "\"2026-01-01T00:00:00Z\""), ("metadata", "generateName", "\"agent-\""), ("metadata", "generation", "1"),
        ("metadata", "ownerReferences", """[{"apiVersion":"v1","kind":"Pod","name":"a","uid":"u","controller":true},null]"""),
        ("metadata", "managedFields", """[{"manager":"kubectl","fieldsV1":{"f:spec":{"k:{\"name\":\"a\"}":{".":{}}}}}]"""),
        ("request", "operation", "\"UPDATE\""), ("request", "operation", "\"DELETE\""), ("request", "subResource", "\"status\""), ("request", "name", "\"\""),
        ("request", "uid", "\"\\u0061\\/\\u00e9\\\"\""), ("request", "dryRun", "true"), ("request", "namespace", "\"kube-system\""), ("request", "object", "null"),
        ("request", "kind", """{"group":"apps","version":"v1","kind":"Deployment"}"""), ("request", "userInfo", """{"username":"system:serviceaccount:a:b","groups":[null,"g"],"extra":{"a":["b"]}}"""),
    ];

    /// <summary>Names of fields of every struct of a DaemonSet, of a review, of policies and of kubeconfigs.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        .. ApiSchema.Instance.Structs.SelectMany(type => type.Fields).Select(field => field.Name).Distinct().Order(StringComparer.Ordinal),
        "uid", "request", "object", "oldObject", "operation", "userInfo", "username", "groups", "dryRun", "response", "requestKind", "subResource", "options",
        "match", "namespaces", "excludeNamespaces", "objectSelector", "rules", "exemptions", "reason", "expires", "automatic", "controlPlane", "inject", "extra",
        "action", "limit", "maxNodes", "allowed", "minimum", "keys", "effects", "users", "daemonSets", "serviceAccounts", "items", "type",
        "clusters", "contexts", "current-context", "cluster", "user", "server", "token", "tokenFile", "exec", "command", "args", "env", "interactiveMode",
        "certificate-authority-data", "client-certificate-data", "client-key-data", "insecure-skip-tls-verify", "proxy-url", "tls-server-name", "as", "as-groups",
        "as-user-extra", "installHint", "provideClusterInfo", "extensions", "auth-provider", "resourceVersion", "continue", "remainingItemCount",
    ];

    /// <summary>Bytes that start or end something, or that no text should hold.</summary>
    public static IReadOnlyList<byte[]> Bytes { get; } =
    [
        [0], [0xFF], [0xFE, 0xFF], [0xEF, 0xBB, 0xBF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xC3], [0xE2, 0x82], [0xF0, 0x9F, 0x98],
        "\""u8.ToArray(), "\\"u8.ToArray(), "{"u8.ToArray(), "}"u8.ToArray(), "["u8.ToArray(), "]"u8.ToArray(), ","u8.ToArray(), ":"u8.ToArray(),
        "\n"u8.ToArray(), "\r"u8.ToArray(), "\t"u8.ToArray(), "\u0085"u8.ToArray(), "\u2028"u8.ToArray(), "#"u8.ToArray(), "\\u"u8.ToArray(), "\\u0000"u8.ToArray(),
    ];
}
