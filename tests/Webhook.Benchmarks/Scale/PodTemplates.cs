namespace Webhook.Benchmarks.Scale;

/// <summary>Pods as the API server writes them: about 15 KiB each, half of it managedFields.</summary>
/// <remarks>Gaps: 0 name, 1 namespace, 2 UID, 3 resourceVersion, 4 node, 5 app, 6 owner's name, 7 owner's UID, 8 hash, 9 time of day of the last change.</remarks>
internal static class PodTemplates
{
    private const int Containers = 2;
    private const int Variables = 12;

    /// <summary>A pod of a DaemonSet.</summary>
    public static JsonTemplate OfDaemonSet { get; } = new(Text("DaemonSet", "\"controller-revision-hash\":\"@8@\",\"pod-template-generation\":\"3\"", Pinned));

    /// <summary>A pod of a ReplicaSet.</summary>
    public static JsonTemplate OfReplicaSet { get; } = new(Text("ReplicaSet", "\"pod-template-hash\":\"@8@\"", ""));

    private static string Pinned => """
        "affinity":{"nodeAffinity":{"requiredDuringSchedulingIgnoredDuringExecution":{"nodeSelectorTerms":[{"matchFields":[{"key":"metadata.name","operator":"In","values":["@4@"]}]}]}}},
        """;

    private static string Text(string owner, string label, string affinity) => $$$$"""
        {"metadata":{"name":"@0@","generateName":"@6@-","namespace":"@1@","uid":"@2@","resourceVersion":"@3@","generation":1,"creationTimestamp":"2026-03-01T12:00:00Z",
        "labels":{"app.kubernetes.io/name":"@5@","app.kubernetes.io/instance":"@5@","app.kubernetes.io/component":"server",{{{{label}}}}},
        "annotations":{"prometheus.io/scrape":"true","prometheus.io/port":"9100","checksum/config":"a94a8fe5ccb19ba61c4c0873d391e987982fbbd3a94a8fe5ccb19ba61c4c0873"},
        "ownerReferences":[{"apiVersion":"apps/v1","kind":"{{{{owner}}}}","name":"@6@","uid":"@7@","controller":true,"blockOwnerDeletion":true}],
        "managedFields":[{{{{OwnedSpec}}}},{{{{OwnedStatus}}}}]},
        "spec":{"volumes":[{"name":"config","configMap":{"name":"@5@-config","defaultMode":420}},{"name":"kube-api-access-x7k2p","projected":{"sources":[{"serviceAccountToken":{"expirationSeconds":3607,"path":"token"}},{"configMap":{"name":"kube-root-ca.crt","items":[{"key":"ca.crt","path":"ca.crt"}]}},{"downwardAPI":{"items":[{"path":"namespace","fieldRef":{"apiVersion":"v1","fieldPath":"metadata.namespace"}}]}}],"defaultMode":420}}],
        "containers":[{{{{AllContainers}}}}],
        "restartPolicy":"Always","terminationGracePeriodSeconds":30,"dnsPolicy":"ClusterFirst","serviceAccountName":"@5@","serviceAccount":"@5@","nodeName":"@4@","securityContext":{},{{{{affinity}}}}
        "schedulerName":"default-scheduler","tolerations":[{{{{Tolerations}}}}],"priority":0,"enableServiceLinks":true,"preemptionPolicy":"PreemptLowerPriority"},
        "status":{"observedGeneration":1,"phase":"Running","conditions":[{{{{Conditions}}}}],"hostIP":"10.1.2.3","hostIPs":[{"ip":"10.1.2.3"}],"podIP":"10.244.3.17","podIPs":[{"ip":"10.244.3.17"}],"startTime":"2026-03-01T12:00:00Z",
        "containerStatuses":[{{{{AllStatuses}}}}],"qosClass":"Burstable"}}
        """;

    private static string AllContainers => Joined(Containers, Container);

    private static string AllStatuses => Joined(Containers, ContainerStatus);

    private static string OwnedSpec => Owned("kube-controller-manager", "f:spec", Joined(Containers * 2, OwnedContainer));

    private static string OwnedStatus => Owned("kubelet", "f:status", Joined(Containers, OwnedContainer));

    private static string Settings => Joined(Variables, i => $$$$"""{"name":"SETTING_{{{{i:00}}}}","value":"the value of setting number {{{{i}}}}"}""");

    private static string OwnedSettings =>
        Joined(Variables, i => $$$$"""
            "k:{\"name\":\"SETTING_{{{{i:00}}}}\"}":{".":{},"f:name":{},"f:value":{}}
            """);

    private static string Tolerations => Joined(
        "not-ready:NoExecute unreachable:NoExecute disk-pressure:NoSchedule memory-pressure:NoSchedule pid-pressure:NoSchedule unschedulable:NoSchedule",
        taint => $$"""{"key":"node.kubernetes.io/{{taint.Split(':')[0]}}","operator":"Exists","effect":"{{taint.Split(':')[1]}}"}""");

    private static string Conditions => Joined(
        "PodReadyToStartContainers Initialized Ready ContainersReady PodScheduled",
        type => $$"""{"type":"{{type}}","observedGeneration":1,"status":"True","lastProbeTime":null,"lastTransitionTime":"2026-03-01T@9@Z"}""");

    private static string Joined(string words, Func<string, string> text) => string.Join(',', words.Split(' ').Select(text));

    private static string Joined(int count, Func<int, string> text) => string.Join(',', Enumerable.Range(0, count).Select(text));

    private static string Container(int index) => $$$$"""
        {"name":"container-{{{{index}}}}","image":"registry.example.com/platform/@5@-{{{{index}}}}:v1.42.0","args":["--config=/etc/config/config.yaml","--log-level=info"],
        "ports":[{"name":"metrics","containerPort":{{{{9100 + index}}}},"protocol":"TCP"}],
        "env":[{{{{Settings}}}},{"name":"NODE_NAME","valueFrom":{"fieldRef":{"apiVersion":"v1","fieldPath":"spec.nodeName"}}}],
        "resources":{"limits":{"memory":"256Mi"},"requests":{"cpu":"100m","memory":"128Mi"}},
        "volumeMounts":[{"name":"config","readOnly":true,"mountPath":"/etc/config"},{"name":"kube-api-access-x7k2p","readOnly":true,"mountPath":"/var/run/secrets/kubernetes.io/serviceaccount"}],
        "livenessProbe":{"httpGet":{"path":"/healthz","port":{{{{9100 + index}}}},"scheme":"HTTP"},"initialDelaySeconds":10,"timeoutSeconds":1,"periodSeconds":10,"successThreshold":1,"failureThreshold":3},
        "readinessProbe":{"httpGet":{"path":"/readyz","port":{{{{9100 + index}}}},"scheme":"HTTP"},"timeoutSeconds":1,"periodSeconds":10,"successThreshold":1,"failureThreshold":3},
        "terminationMessagePath":"/dev/termination-log","terminationMessagePolicy":"File","imagePullPolicy":"IfNotPresent","securityContext":{"readOnlyRootFilesystem":true,"allowPrivilegeEscalation":false}}
        """;

    private static string ContainerStatus(int index) => $$$$"""
        {"name":"container-{{{{index}}}}","state":{"running":{"startedAt":"2026-03-01T12:00:00Z"}},"lastState":{},"ready":true,"restartCount":0,"image":"registry.example.com/platform/@5@-{{{{index}}}}:v1.42.0",
        "imageID":"registry.example.com/platform/@5@-{{{{index}}}}:sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08","containerID":"containerd://2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae@2@","started":true}
        """;

    private static string Owned(string manager, string part, string containers) => $$$$"""
        {"manager":"{{{{manager}}}}","operation":"Update","apiVersion":"v1","time":"2026-03-01T12:00:00Z","fieldsType":"FieldsV1","fieldsV1":{"f:metadata":{"f:annotations":{".":{},"f:checksum/config":{}},"f:generateName":{},"f:labels":{".":{},"f:app.kubernetes.io/name":{},"f:app.kubernetes.io/instance":{}},"f:ownerReferences":{".":{},"k:{\"uid\":\"@7@\"}":{} } },
        "{{{{part}}}}":{"f:containers":{ {{{{containers}}}} },"f:dnsPolicy":{},"f:enableServiceLinks":{},"f:restartPolicy":{},"f:schedulerName":{},"f:securityContext":{},"f:serviceAccount":{},"f:terminationGracePeriodSeconds":{},"f:tolerations":{} } } }
        """;

    private static string OwnedContainer(int index) => $$$$"""
        "k:{\"name\":\"container-{{{{index}}}}\"}":{".":{},"f:args":{},"f:env":{".":{},{{{{OwnedSettings}}}} },"f:image":{},"f:imagePullPolicy":{},"f:name":{},"f:resources":{".":{},"f:limits":{".":{},"f:memory":{} } },"f:volumeMounts":{".":{},"k:{\"mountPath\":\"/etc/config\"}":{".":{},"f:mountPath":{},"f:name":{} } } }
        """;
}
