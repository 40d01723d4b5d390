using System.Text;
using Webhook.Kubernetes.Api;
using Webhook.Kubernetes.Decoding;
using Webhook.Model.Core;

namespace Webhook.Kubernetes.Tests.Decoding;

public sealed class DecodingTests
{
    private readonly InternPool _pool = new();

    [Fact]
    public void Cuts_a_pod_down_to_what_is_read()
    {
        var pod = Decode(Resources.Pods, """
            {"metadata":{"name":"p","namespace":"ns","uid":"u","resourceVersion":"5","labels":{"b":"2","a":"1","controller-revision-hash":"h"},
              "annotations":{"x":"y"},"managedFields":[{"manager":"m"}],"creationTimestamp":"2026-01-02T03:04:05Z","deletionTimestamp":"2026-01-03T00:00:00Z",
              "ownerReferences":[{"kind":"Foo","name":"f","uid":"o1"},{"kind":"DaemonSet","name":"d","uid":"o2","controller":true}]},
             "spec":{"affinity":{"nodeAffinity":{"requiredDuringSchedulingIgnoredDuringExecution":{"nodeSelectorTerms":[{"matchFields":[{"key":"metadata.name","operator":"In","values":["node-7"]}]}]}}},
              "initContainers":[{"name":"once","ports":[{"hostPort":1}]},{"name":"sidecar","restartPolicy":"Always","ports":[{"containerPort":2,"hostPort":2,"protocol":"UDP"}]}],
              "containers":[{"name":"c","ports":[{"containerPort":80},{"containerPort":81,"hostPort":8081,"hostIP":"10.0.0.1"}]}]},
             "status":{"phase":"Running","conditions":[{"type":"PodScheduled","status":"True"},{"type":"Ready","status":"True","lastTransitionTime":"2026-01-02T03:05:00Z"}]}}
            """);

        Assert.Equal(("ns", "p", "u", "Running"), (pod.Namespace, pod.Name, pod.Uid, pod.Phase));
        Assert.Equal(("1", "2", 3), (pod.Labels["a"], pod.Labels["b"], pod.Labels.Count));
        Assert.Equal(("DaemonSet", "o2"), (pod.Controller!.Kind, pod.Controller.Uid));
        Assert.Equal(("", "node-7", "node-7"), (pod.NodeName, pod.PinnedNodeName, pod.TargetNodeName));
        Assert.Equal(new DateTimeOffset(2026, 1, 2, 3, 5, 0, TimeSpan.Zero), pod.ReadySince);
        Assert.Equal(new DateTimeOffset(2026, 1, 3, 0, 0, 0, TimeSpan.Zero), pod.DeletionTimestamp);
        Assert.Equal([new HostPort(2, "UDP", ""), new HostPort(8081, "TCP", "10.0.0.1")], pod.HostPorts);
    }

    [Fact]
    public void Keeps_of_a_namespace_the_annotations_that_decide_where_its_pods_run()
    {
        var found = Decode(Resources.Namespaces, """
            {"metadata":{"name":"n","labels":{"a":"1"},"annotations":{"openshift.io/node-selector":"","owner":"team","scheduler.alpha.kubernetes.io/node-selector":"a=b"}}}
            """);

        Assert.Equal(
            [("openshift.io/node-selector", ""), ("scheduler.alpha.kubernetes.io/node-selector", "a=b")],
            found.Annotations.Select(annotation => (annotation.Key, annotation.Value)));
    }

    [Fact]
    public void Keeps_spec_and_status_of_a_custom_resource_as_they_came()
    {
        var policy = Decode(Resources.DaemonSetPolicies, """
            {"apiVersion":"x/v1","kind":"X","metadata":{"name":"p","uid":"u","resourceVersion":"5","generation":3,"managedFields":[{}]},"spec":{"a": [1, "é"]},"status":null}
            """);

        Assert.Equal(new() { Name = "p", Uid = "u", ResourceVersion = "5", Generation = 3, Spec = "{\"a\": [1, \"é\"]}" }, policy);
    }

    [Fact]
    public void Counts_the_ports_of_a_host_network_pod_and_ignores_an_unready_one()
    {
        var pod = Decode(Resources.Pods, """
            {"metadata":{"name":"p"},"spec":{"hostNetwork":true,"containers":[{"ports":[{"containerPort":80}]},null]},"status":{"conditions":[{"type":"Ready","status":"False"}]}}
            """);

        Assert.Equal([new HostPort(80, "TCP", "")], pod.HostPorts);
        Assert.False(pod.Ready);
        Assert.Null(pod.Controller);
    }

    [Fact]
    public void Shares_what_two_pods_of_one_template_have_in_common()
    {
        const string Json = """{"metadata":{"name":"NAME","namespace":"ns","labels":{"app":"a"},"ownerReferences":[{"uid":"o","controller":true}]},"spec":{"nodeName":"n","containers":[{"ports":[{"hostPort":80}]}]}}""";
        var one = Decode(Resources.Pods, Json);
        var two = Decode(Resources.Pods, Json.Replace("NAME", "other", StringComparison.Ordinal));

        Assert.Same(one.Labels, two.Labels);
        Assert.Same(one.Controller, two.Controller);
        Assert.Same(one.HostPorts, two.HostPorts);
        Assert.Same(one.Namespace, two.Namespace);
        Assert.Same(one.NodeName, two.NodeName);
        Assert.Equal(one, Decode(Resources.Pods, Json));
    }

    [Fact]
    public void Takes_a_heartbeat_of_a_node_for_no_change()
    {
        const string Json = """
            {"metadata":{"name":"n","uid":"u","resourceVersion":"1","labels":{"zone":"a"},"annotations":{"k":"v"}},
             "spec":{"taints":[{"key":"gpu","effect":"NoSchedule"}],"unschedulable":true},
             "status":{"allocatable":{"cpu":"4","pods":"110"},"images":[{"names":["x"]}],
              "conditions":[{"type":"DiskPressure","status":"False"},{"type":"Ready","status":"True","lastHeartbeatTime":"2026-01-01T00:00:00Z"}]}}
            """;
        var node = Decode(Resources.Nodes, Json);
        var beaten = Decode(Resources.Nodes, Json.Replace("T00:00:00Z", "T00:05:00Z", StringComparison.Ordinal).Replace("\"v\"", "\"w\"", StringComparison.Ordinal));
        var notReady = Decode(Resources.Nodes, Json.Replace("\"status\":\"True\"", "\"status\":\"Unknown\"", StringComparison.Ordinal));

        Assert.Equal(node, beaten);
        Assert.NotEqual(node, notReady);
        Assert.Equal(("n", "a", "110", true), (node.Metadata.Name, node.Metadata.Labels["zone"], node.Status.Allocatable["pods"], node.Spec.Unschedulable));
        Assert.Equal("gpu:NoSchedule", Assert.Single(node.Spec.Taints).ToString());
        Assert.Equal("True", Assert.Single(node.Status.Conditions).Status);
    }

    [Fact]
    public void Keeps_a_DaemonSet_with_status_and_without_the_copy_of_its_manifest()
    {
        var daemonSet = Decode(Resources.DaemonSets, """
            {"metadata":{"name":"d","namespace":"ns","uid":"u","generation":3,"annotations":{"kubectl.kubernetes.io/last-applied-configuration":"{}","deprecated.daemonset.template.generation":"3"}},
             "spec":{"selector":{"matchLabels":{"app":"d"}},"template":{"spec":{"hostNetwork":true}}},"status":{"observedGeneration":3,"numberReady":2}}
            """);

        Assert.Equal(("apps/v1", "DaemonSet", 3L), (daemonSet.ApiVersion, daemonSet.Kind, daemonSet.Metadata.Generation));
        Assert.Equal(["deprecated.daemonset.template.generation"], daemonSet.Metadata.Annotations.Keys);
        Assert.Equal((2, 3L), (daemonSet.Status.NumberReady, daemonSet.Status.ObservedGeneration));
        Assert.True(daemonSet.Spec.Template.Spec.HostNetwork);
    }

    [Fact]
    public void Reads_the_selectors_of_every_kind_of_workload()
    {
        var replicaSet = Decode(Resources.ReplicaSets, """
            {"metadata":{"name":"r","ownerReferences":[{"kind":"Deployment","name":"d","uid":"o","controller":true}]},"spec":{"selector":{"matchExpressions":[{"key":"a","operator":"Exists"}]},"template":{"metadata":{"labels":{"a":"1"}}}}}
            """);
        var controller = Decode(Resources.ReplicationControllers, """{"metadata":{"name":"c"},"spec":{"selector":{"app":"x"},"template":{"metadata":{"labels":{"app":"x"}}}}}""");
        var bare = Decode(Resources.ReplicationControllers, """{"metadata":{"name":"c"},"spec":{}}""");

        Assert.Equal(("ReplicaSet", "Deployment", "1"), (replicaSet.Kind, replicaSet.Controller!.Kind, replicaSet.TemplateLabels["a"]));
        Assert.Equal("Exists", Assert.Single(replicaSet.Selector!.MatchExpressions).Operator);
        Assert.Equal(("ReplicationController", "x"), (controller.Kind, controller.Selector!.MatchLabels["app"]));
        Assert.Null(bare.Selector);
    }

    [Fact]
    public void Keeps_revisions_of_DaemonSets_and_orphans_only()
    {
        const string Json = """{"metadata":{"name":"d-1","labels":{"controller-revision-hash":"abc"},"ownerReferences":[{"kind":"KIND","uid":"o","controller":true}]},"revision":4,"data":{"spec":1}}""";
        var ours = Decode(Resources.ControllerRevisions, Json.Replace("KIND", "DaemonSet", StringComparison.Ordinal));
        var other = Resources.ControllerRevisions.Decode(Encoding.UTF8.GetBytes(Json.Replace("KIND", "StatefulSet", StringComparison.Ordinal)), _pool);

        Assert.Equal((4L, "abc"), (ours.Revision, ours.Hash));
        Assert.Null(other.Value);
        Assert.Equal("d-1", other.Identity.Name);
    }

    [Fact]
    public void Reads_a_headless_Service_with_named_ports()
    {
        var service = Decode(Resources.Services, """
            {"metadata":{"name":"s","namespace":"ns"},"spec":{"type":"ClusterIP","clusterIP":"None","selector":{"app":"a"},"ports":[{"name":"web","port":80,"targetPort":"http","protocol":"TCP"},{"port":53,"targetPort":5353,"nodePort":30053}]}}
            """);

        Assert.True(service.Headless);
        Assert.Equal("a", service.Selector["app"]);
        Assert.Equal(["http", "5353"], service.Ports.Select(port => port.TargetPort));
        Assert.Equal([0, 30053], service.Ports.Select(port => port.NodePort));
    }

    [Fact]
    public void Forgets_values_that_nobody_asks_for_and_keeps_those_in_use()
    {
        var values = new SharedValues<string>(10, StringComparer.Ordinal);
        var kept = values.Share(new string('k', 3));
        for (var i = 0; i < 1000; i++)
        {
            values.Share($"value {i}");
            Assert.Same(kept, values.Share(new string('k', 3)));
        }

        Assert.InRange(values.Count, 1, 21);
    }

    private T Decode<T>(ResourceType<T> type, string json)
        where T : class => type.Decode(Encoding.UTF8.GetBytes(json), _pool).Value!;
}
