namespace Webhook.Fuzzing.Growth;

/// <summary>Policies, kubeconfigs and watches of one thing over and over.</summary>
internal static class OtherShapes
{
    private const string Policy = "apiVersion: daemonset-webhook.dev/v1alpha1\nkind: DaemonSetPolicy\nmetadata: {name: a}\nspec:\n";
    private const string Kubeconfig =
        "apiVersion: v1\nkind: Config\ncurrent-context: a\ncontexts:\n- {name: a, context: {cluster: a, user: a}}\n";
    private const string Cluster = "clusters:\n- {name: a, cluster: {server: 'https://a:6443'}}\n";
    private const string User = "users:\n- {name: a, user: {token: t}}\n";
    private const string Pods = "#pods\n{\"kind\":\"PodList\",\"metadata\":{\"resourceVersion\":\"5\"},\"items\":[";
    private const string Pod = """{"metadata":{"name":"p#","namespace":"n","uid":"u#","resourceVersion":"#","labels":{"a":"b"}},"spec":{"nodeName":"n1","containers":[{"name":"c"}]},"status":{"phase":"Running"}}""";
    private const string Start = Pods + "]}\n===\n";

    /// <summary>Policies.</summary>
    public static IReadOnlyList<GrowthShape> Policies { get; } =
    [
        new("documents", "", "---\napiVersion: daemonset-webhook.dev/v1alpha1\nkind: DaemonSetPolicy\nmetadata: {name: a#}\nspec: {}\n"),
        new("documents-of-one-name", "", "---\napiVersion: daemonset-webhook.dev/v1alpha1\nkind: DaemonSetPolicy\nmetadata: {name: a}\nspec: {}\n"),
        new("documents-bad", "", "---\napiVersion: daemonset-webhook.dev/v1alpha1\nkind: DaemonSetPolicy\nmetadata: {name: a#}\nspec: {rules: {x: 1}}\n"),
        new("keys-unknown", Policy, "  k#: v\n"),
        new("rules-unknown", Policy + "  rules:\n", "    max-unavailabl#: {action: Deny}\n"),
        new("rules-twice", Policy + "  rules:\n", "    max-unavailable: {action: Deny}\n"),
        new("rules-bad", Policy + "  rules:\n    max-unavailable:\n", "      limits#: 1\n"),
        new("namespaces", Policy + "  match:\n    namespaces:\n", "    - a#-*\n"),
        new("namespaces-bad", Policy + "  match:\n    namespaces:\n", "    - '[#'\n"),
        new("namespaces-of-wrong-type", Policy + "  match:\n    namespaces:\n", "    - {}\n"),
        new("glob-long", Policy + "  match:\n    namespaces: ['", "a*", "b']\n"),
        new("selector", Policy + "  match:\n    objectSelector:\n      matchLabels:\n", "        k#: v\n"),
        new("selector-terms", Policy + "  match:\n    objectSelector:\n      matchExpressions:\n", "      - {key: k#, operator: In, values: [v]}\n"),
        new("extra-tolerations", Policy + "  tolerations:\n    extra:\n", "    - {key: k#, operator: Exists, effect: NoSchedule}\n"),
        new("extra-tolerations-bad", Policy + "  tolerations:\n    extra:\n", "    - {key: -a, operator: x}\n"),
        new("control-plane-keys", Policy + "  tolerations:\n    controlPlane:\n      inject: Always\n      effects: [NoSchedule, NoExecute, PreferNoSchedule]\n      keys:\n", "      - k#\n"),
        new("exemptions", Policy + "  exemptions:\n", "  - {reason: r, namespaces: [a#], rules: [max-unavailable]}\n"),
        new("exemptions-empty", Policy + "  exemptions:\n", "  - {}\n"),
        new("exemptions-expired", Policy + "  exemptions:\n", "  - {reason: r, namespaces: [a#], expires: 2020-01-01T00:00:00Z}\n"),
        new("exempt-users", Policy + "  exemptions:\n  - reason: r\n    users:\n", "    - u#\n"),
        new("required-labels", Policy + "  rules:\n    required-labels:\n      action: Deny\n      labels:\n", "      - {key: k#, value: 'v+'}\n"),
        new("required-label-pattern", Policy + "  rules:\n    required-labels:\n      action: Deny\n      labels:\n      - {key: team, value: '", "(a+)+", "'}\n"),
    ];

    /// <summary>Kubeconfigs.</summary>
    public static IReadOnlyList<GrowthShape> Kubeconfigs { get; } =
    [
        new("clusters", Kubeconfig + User + "clusters:\n", "- {name: a#, cluster: {server: 'https://a:6443'}}\n", "- {name: a, cluster: {server: 'https://a:6443'}}\n"),
        new("clusters-bad", Kubeconfig + User + "clusters:\n", "- {}\n"),
        new("users", Kubeconfig + Cluster + "users:\n", "- {name: a#, user: {token: t}}\n", "- {name: a, user: {token: t}}\n"),
        new("contexts", Kubeconfig + "- {name: b, context: {}}\n", "- {name: a#, context: {cluster: a}}\n", Cluster + User),
        new("context-unknown", "current-context: zzz\ncontexts:\n", "- {name: a#, context: {cluster: a}}\n", Cluster + User),
        new("keys-unknown", Kubeconfig + Cluster + User, "k#: v\n"),
        new("extra", Kubeconfig + Cluster + "users:\n- name: a\n  user:\n    as: b\n    as-user-extra:\n", "      k#: [v]\n"),
        new("groups", Kubeconfig + Cluster + "users:\n- name: a\n  user:\n    as: b\n    as-groups:\n", "    - g#\n"),
        new("token-long", Kubeconfig + Cluster + "users:\n- {name: a, user: {token: '", "t", "'}}\n"),
        new("certificate-long", Kubeconfig + User + "clusters:\n- {name: a, cluster: {server: 'https://a:6443', certificate-authority-data: ", "QUJD", "}}\n"),
        new("server-long", Kubeconfig + User + "clusters:\n- {name: a, cluster: {server: 'https://a", "/a", "'}}\n"),
        new("environment", Kubeconfig + Cluster + "users:\n- name: a\n  user:\n    exec:\n      apiVersion: client.authentication.k8s.io/v1\n      command: c\n      interactiveMode: Never\n      env:\n", "      - {name: v#, value: v}\n"),
    ];

    /// <summary>Lists and watches.</summary>
    public static IReadOnlyList<GrowthShape> Watches { get; } =
    [
        new("list", Pods + """{"metadata":{"name":"p","namespace":"n"}}""", "," + Pod, "]}"),
        new("list-unreadable", Pods + """{"metadata":{"name":"p","namespace":"n"}}""", """,{"metadata":{"name":1}}""", "]}"),
        new("list-cut", Pods + """{"metadata":{"name":"p","namespace":"n"}}""", "," + Pod),
        new("list-nested", Pods, "[", "]}", Most: 5000),
        new("events", Start, """{"type":"ADDED","object":""" + Pod + "}\n"),
        new("events-of-one", Start, """{"type":"MODIFIED","object":{"metadata":{"name":"p","namespace":"n","resourceVersion":"#"}}}""" + "\n"),
        new("events-on-one-line", Start, """{"type":"ADDED","object":""" + Pod + "}"),
        new("events-unknown", Start, """{"type":"NEW","object":{}}""" + "\n"),
        new("events-unreadable", Start, """{"type":"ADDED","object":{"metadata":{"name":1}}}""" + "\n"),
        new("events-deleted", Start, """{"type":"DELETED","object":""" + Pod + "}\n"),
        new("events-gone-later", Start, """{"type":"DELETED","object":{"metadata":{"name":"x#","namespace":"n"}}}""" + "\n"),
        new("bookmarks", Start, """{"type":"BOOKMARK","object":{"metadata":{"resourceVersion":"#"}}}""" + "\n"),
        new("lines-blank", Start, "\n"),
        new("line-of-spaces", Start, " "),
        new("line-long", Start + """{"type":"ADDED","object":{"metadata":{"name":"p","namespace":"n","labels":{"a":" """, "x", "\"}}}}\n"),
        new("line-unclosed", Start + """{"type":"ADDED","object":{"metadata":{"name":"p","namespace":"n","labels":{"a":" """, "x"),
        new("labels", Start + """{"type":"ADDED","object":{"metadata":{"name":"p","namespace":"n","labels":{"a":"b" """, ",\"k#\":\"v\"", "}}}}\n"),
        new("labels-twice", Start + """{"type":"ADDED","object":{"metadata":{"name":"p","namespace":"n","labels":{"a":"b" """, ",\"k\":\"v\"", "}}}}\n"),
        new("containers", Start + """{"type":"ADDED","object":{"metadata":{"name":"p","namespace":"n"},"spec":{"containers":[{"name":"c"}""", ",{\"name\":\"c#\",\"ports\":[{\"hostPort\":#}]}", "]}}}\n"),
        new("owners", Start + """{"type":"ADDED","object":{"metadata":{"name":"p","namespace":"n","ownerReferences":[{}""", ",{\"uid\":\"u#\"}", "]}}}\n"),
        new("nodes-taints", "#nodes\n{\"items\":[]}\n===\n" + """{"type":"ADDED","object":{"metadata":{"name":"n"},"spec":{"taints":[{"key":"a","effect":"NoSchedule"}""", ",{\"key\":\"k#\",\"effect\":\"NoSchedule\"}", "]}}}\n"),
        new("revision-data", "#controllerrevisions\n{\"items\":[]}\n===\n" + """{"type":"ADDED","object":{"metadata":{"name":"r","namespace":"n"},"data":{"spec":[0""", ",{\"a\":1}", "]}}}\n"),
        new("daemonset-tolerations", "#daemonsets\n{\"items\":[]}\n===\n" + """{"type":"ADDED","object":{"metadata":{"name":"d","namespace":"n"},"spec":{"template":{"spec":{"tolerations":[{}""", ",{\"key\":\"k#\"}", "]}}}}}\n"),
        new("policy-rules", "#daemonsetpolicies\n{\"items\":[]}\n===\n" + """{"type":"ADDED","object":{"metadata":{"name":"d"},"spec":{"rules":{"a":{}""", ",\"k#\":{}", "}}}}\n"),
        new("namespaces-labels", "#namespaces\n{\"items\":[]}\n===\n" + """{"type":"ADDED","object":{"metadata":{"name":"n","labels":{"a":"b" """, ",\"k#\":\"v\"", "}}}}\n"),
    ];
}
