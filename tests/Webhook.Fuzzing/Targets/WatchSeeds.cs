namespace Webhook.Fuzzing.Targets;

/// <summary>Scripts to start from: each resource with each kind of event.</summary>
internal static class WatchSeeds
{
    /// <summary>A bookmark as a line.</summary>
    public const string Bookmark = """{"type":"BOOKMARK","object":{"kind":"Pod","apiVersion":"v1","metadata":{"resourceVersion":"20","creationTimestamp":null}}}""";

    /// <summary>The end of a version as a line.</summary>
    public const string Gone =
        """{"type":"ERROR","object":{"kind":"Status","apiVersion":"v1","metadata":{},"status":"Failure","message":"too old resource version: 5 (9)","reason":"Expired","code":410}}""";

    private static readonly IReadOnlyList<(string Resource, string First, string Second)> Others =
    [
        ("nodes", """{"metadata":{"name":"n1","uid":"u","resourceVersion":"2","labels":{"a":"b"}},"spec":{"taints":[{"key":"a","effect":"NoSchedule"}],"unschedulable":true},"status":{"allocatable":{"pods":"110"},"conditions":[{"type":"Ready","status":"True"}]}}""", """{"metadata":{"name":"n1","uid":"u","resourceVersion":"3"},"status":{"allocatable":{"pods":110}}}"""),
        ("deployments", """{"metadata":{"name":"d","namespace":"x","uid":"u","resourceVersion":"2","ownerReferences":[{"kind":"A","name":"o","uid":"o","controller":true}]},"spec":{"selector":{"matchLabels":{"a":"b"}},"template":{"metadata":{"labels":{"a":"b"}}}}}""", """{"metadata":{"name":"d","namespace":"x"},"spec":{"selector":{"matchExpressions":[{"key":"a","operator":"In","values":["b"]}]}}}"""),
        ("replicationcontrollers", """{"metadata":{"name":"d","namespace":"x"},"spec":{"selector":{"a":"b"},"template":null}}""", """{"metadata":{"name":"d","namespace":"x"},"spec":{}}"""),
        ("namespaces", """{"metadata":{"name":"x","uid":"u","labels":{"a":"b"}}}""", """{"metadata":{"name":"x","deletionTimestamp":"2026-01-01T00:00:00Z"}}"""),
        ("services", """{"metadata":{"name":"s","namespace":"x"},"spec":{"type":"NodePort","clusterIP":"None","selector":{"a":"b"},"ports":[{"name":"p","port":1,"targetPort":"q","nodePort":30000}]}}""", """{"metadata":{"name":"s","namespace":"x"},"spec":{"ports":null}}"""),
        ("controllerrevisions", """{"metadata":{"name":"r","namespace":"x","labels":{"controller-revision-hash":"h"},"ownerReferences":[{"kind":"DaemonSet","uid":"o","controller":true}]},"data":{"spec":{}},"revision":3}""", """{"metadata":{"name":"r","namespace":"x"},"data":null,"revision":1}"""),
        ("daemonsetpolicies", """{"metadata":{"name":"p","uid":"u","generation":2,"resourceVersion":"2"},"spec":{"rules":{"update-strategy":{"action":"Deny"}}},"status":{"conditions":[]}}""", """{"metadata":{"name":"p"},"spec":null}"""),
    ];

    /// <summary>Every script.</summary>
    public static IReadOnlyList<byte[]> All()
    {
        var (a, b) = (Pod("a", "1"), Pod("b", "2"));
        return
        [
            WatchScript.Write("pods", List(a, b), Lines(Event("ADDED", Pod("c", "6")), Event("MODIFIED", Pod("a", "7")), Event("DELETED", b), Bookmark)),
            WatchScript.Write("pods", List(a, b), Lines(Event("ADDED", Pod("c", "6")), Gone), Lines(Event("DELETED", a))),
            WatchScript.Write("pods", List(), "!410\n{\"kind\":\"Status\",\"reason\":\"Expired\",\"message\":\"old\",\"code\":410}", "!500\nno", "!429\n", Lines(Event("ADDED", a))),
            WatchScript.Write("pods", $$"""{"kind":"PodList","metadata":{"resourceVersion":"5","continue":"next"},"items":[{{a}}]}""", Lines(Event("ADDED", b))),
            .. DaemonSets(),
            .. Others.Select(other => WatchScript.Write(other.Resource, List(other.First), Lines(Event("MODIFIED", other.Second), Event("DELETED", other.First), Event("ADDED", other.First)))),
        ];
    }

    /// <summary>An event as a line.</summary>
    public static string Event(string type, string json) => $$"""{"type":"{{type}}","object":{{json}}}""";

    /// <summary>A pod.</summary>
    public static string Pod(string name, string version) => $$$"""
        {"metadata":{"name":"{{{name}}}","namespace":"logging","uid":"{{{name}}}","resourceVersion":"{{{version}}}","labels":{"app":"agent","controller-revision-hash":"h"},"creationTimestamp":"2026-01-01T00:00:00Z","ownerReferences":[{"apiVersion":"apps/v1","kind":"DaemonSet","name":"agent","uid":"ds","controller":true}]},"spec":{"nodeName":"n1","hostNetwork":true,"containers":[{"name":"c","ports":[{"hostPort":80,"containerPort":80}]}]},"status":{"phase":"Running","conditions":[{"type":"Ready","status":"True","lastTransitionTime":"2026-01-01T00:00:00Z"}]}}
        """;

    private static IEnumerable<byte[]> DaemonSets() => SeedFiles.DaemonSets().Take(6).Select(found => found.ToJsonString())
        .Select(json => WatchScript.Write("daemonsets", List(json), Lines(Event("MODIFIED", json), Event("DELETED", json))));

    private static string List(params IEnumerable<string> items) =>
        $$"""{"kind":"List","apiVersion":"v1","metadata":{"resourceVersion":"5"},"items":[{{string.Join(',', items)}}]}""";

    private static string Lines(params IEnumerable<string> events) => string.Concat(events.Select(line => line + "\n"));
}
