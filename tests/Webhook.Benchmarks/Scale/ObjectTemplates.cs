namespace Webhook.Benchmarks.Scale;

/// <summary>All objects but pods, as the API server writes them.</summary>
/// <remarks>Gaps: 0 name, 1 namespace, 2 UID, 3 resourceVersion, 4 app, 5 and on as each says.</remarks>
internal static class ObjectTemplates
{
    private const string Meta = """
        "name":"@0@","namespace":"@1@","uid":"@2@","resourceVersion":"@3@","generation":3,"creationTimestamp":"2026-03-01T12:00:00Z",
        "labels":{"app.kubernetes.io/name":"@4@","app.kubernetes.io/instance":"@4@","app.kubernetes.io/managed-by":"Helm"},
        "annotations":{"meta.helm.sh/release-name":"@4@","meta.helm.sh/release-namespace":"@1@"}
        """;

    private const string Template = """
        "template":{"metadata":{"creationTimestamp":null,"labels":{"app.kubernetes.io/name":"@4@","app.kubernetes.io/instance":"@4@","app.kubernetes.io/component":"server"}},
        "spec":{"containers":[{"name":"container-0","image":"registry.example.com/platform/@4@:v1.42.0","ports":[{"name":"metrics","containerPort":9100,"protocol":"TCP"@6@}],"env":[{"name":"SETTING_00","value":"a value"}],"resources":{"requests":{"cpu":"100m","memory":"128Mi"}},"readinessProbe":{"httpGet":{"path":"/readyz","port":9100},"periodSeconds":10}}],
        "restartPolicy":"Always","terminationGracePeriodSeconds":30,"dnsPolicy":"ClusterFirst","nodeSelector":{"kubernetes.io/os":"linux"@5@},"securityContext":{},"schedulerName":"default-scheduler"}}
        """;

    private const string Selector = """
        "selector":{"matchLabels":{"app.kubernetes.io/name":"@4@","app.kubernetes.io/instance":"@4@"}}
        """;

    /// <summary>5: the rest of the nodeSelector; 6: the rest of the port.</summary>
    public static JsonTemplate DaemonSet { get; } = new($$$$"""
        {"metadata":{ {{{{Meta}}}} },"spec":{ {{{{Selector}}}},{{{{Template}}}},"updateStrategy":{"type":"RollingUpdate","rollingUpdate":{"maxUnavailable":"10%","maxSurge":0}},"revisionHistoryLimit":10},
        "status":{"currentNumberScheduled":100,"numberMisscheduled":0,"desiredNumberScheduled":100,"numberReady":100,"observedGeneration":3,"updatedNumberScheduled":100,"numberAvailable":100}}
        """);

    /// <summary>A Deployment or StatefulSet, and a ReplicaSet or Job without owner. 5, 6: empty.</summary>
    public static JsonTemplate Workload { get; } = new($$$$"""
        {"metadata":{ {{{{Meta}}}} },"spec":{"replicas":20,{{{{Selector}}}},{{{{Template}}}} },"status":{"replicas":20,"readyReplicas":20}}
        """);

    /// <summary>A ReplicaSet or Job with an owner. 5, 6: empty; 7: kind of the owner; 8: its UID.</summary>
    public static JsonTemplate OwnedWorkload { get; } = new($$$$"""
        {"metadata":{ {{{{Meta}}}},"ownerReferences":[{"apiVersion":"v1","kind":"@7@","name":"@4@","uid":"@8@","controller":true,"blockOwnerDeletion":true}]},"spec":{"replicas":0,{{{{Selector}}}},{{{{Template}}}} },"status":{"replicas":0}}
        """);

    /// <summary>A revision of a DaemonSet. 5, 6: empty; 7: its hash; 8: UID of the DaemonSet; 9: number.</summary>
    public static JsonTemplate ControllerRevision { get; } = new($$$$"""
        {"metadata":{"name":"@0@","namespace":"@1@","uid":"@2@","resourceVersion":"@3@","labels":{"app.kubernetes.io/name":"@4@","controller-revision-hash":"@7@"},"ownerReferences":[{"apiVersion":"apps/v1","kind":"DaemonSet","name":"@4@","uid":"@8@","controller":true}]},"data":{"spec":{ {{{{Template}}}} } },"revision":@9@}
        """);

    /// <summary>A Service.</summary>
    public static JsonTemplate Service { get; } = new($$$$"""
        {"metadata":{ {{{{Meta}}}} },"spec":{"ports":[{"name":"http","protocol":"TCP","port":80,"targetPort":8080},{"name":"metrics","protocol":"TCP","port":9100,"targetPort":"metrics"}],"selector":{"app.kubernetes.io/name":"@4@","app.kubernetes.io/instance":"@4@"},"clusterIP":"10.96.3.7","clusterIPs":["10.96.3.7"],"type":"ClusterIP","sessionAffinity":"None","ipFamilies":["IPv4"]},"status":{"loadBalancer":{} } }
        """);

    /// <summary>A Namespace.</summary>
    public static JsonTemplate Namespace { get; } = new("""
        {"metadata":{"name":"@0@","uid":"@2@","resourceVersion":"@3@","labels":{"kubernetes.io/metadata.name":"@0@","team":"@4@"}},"spec":{"finalizers":["kubernetes"]},"status":{"phase":"Active"}}
        """);

    /// <summary>A Node with 30 images and its conditions. 4: pool; 5: zone; 6: taints.</summary>
    public static JsonTemplate Node { get; } = new($$$$"""
        {"metadata":{"name":"@0@","uid":"@2@","resourceVersion":"@3@","creationTimestamp":"2026-03-01T12:00:00Z","labels":{"kubernetes.io/os":"linux","kubernetes.io/arch":"amd64","kubernetes.io/hostname":"@0@","node.kubernetes.io/instance-type":"m5.4xlarge","topology.kubernetes.io/region":"eu-central-1","topology.kubernetes.io/zone":"@5@","pool":"@4@"},"annotations":{"node.alpha.kubernetes.io/ttl":"0","volumes.kubernetes.io/controller-managed-attach-detach":"true"}},
        "spec":{"podCIDR":"10.244.3.0/24","providerID":"aws:///eu-central-1a/@2@","taints":[@6@]},
        "status":{"capacity":{"cpu":"16","ephemeral-storage":"83873772Ki","memory":"64459284Ki","pods":"110"},"allocatable":{"cpu":"15890m","ephemeral-storage":"76224326324","memory":"61442580Ki","pods":"110"},
        "conditions":[{{{{Conditions}}}}],
        "addresses":[{"type":"InternalIP","address":"10.1.2.3"},{"type":"Hostname","address":"@0@"}],"nodeInfo":{"kernelVersion":"6.1.0","osImage":"Linux","containerRuntimeVersion":"containerd://1.7.0","kubeletVersion":"v1.33.0","operatingSystem":"linux","architecture":"amd64"},
        "images":[{{{{Images}}}}]}}
        """);

    private static string Conditions => string.Join(
        ',',
        "MemoryPressure:False DiskPressure:False PIDPressure:False Ready:True".Split(' ').Select(condition => condition.Split(':'))
            .Select(condition => $$"""{"type":"{{condition[0]}}","status":"{{condition[1]}}","lastHeartbeatTime":"2026-03-01T12:00:00Z","lastTransitionTime":"2026-03-01T12:00:00Z","reason":"Kubelet","message":"kubelet says so"}"""));

    private static string Images => string.Join(
        ',',
        Enumerable.Range(0, 30).Select(i => $$$$"""{"names":["registry.example.com/platform/image-{{{{i}}}}:sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08","registry.example.com/platform/image-{{{{i}}}}:v1.42.0"],"sizeBytes":1000000}"""));
}
