using System.Text;
using System.Text.Json;
using Webhook.Kubernetes.Decoding;
using Webhook.Model.Core;

namespace Webhook.Kubernetes.Tests.Decoding;

/// <summary>The fast way to read a pod against the slow one.</summary>
public sealed class PodReaderTests
{
    private const string Whole = """
        {"metadata":{"name":"p-1","namespace":"ns","uid":"u","resourceVersion":"5","labels":{"b":"2","a":"1","app":"\u00e9"},"creationTimestamp":"2026-01-02T03:04:05Z",
        "deletionTimestamp":null,"deletionGracePeriodSeconds":30,"ownerReferences":[null,{"kind":"Foo","name":"f","uid":"o1","controller":false},{"apiVersion":"apps/v1","kind":"DaemonSet","name":"d","uid":"o2","controller":true}]},
        "spec":{"nodeName":"n-1","affinity":{"nodeAffinity":{"requiredDuringSchedulingIgnoredDuringExecution":{"nodeSelectorTerms":[{"matchFields":[{"key":"metadata.name","operator":"In","values":["n-7"]}]}]}}},
        "initContainers":[{"name":"once","ports":[{"hostPort":1}]},{"restartPolicy":"Always","ports":[{"containerPort":2,"hostPort":2,"protocol":"UDP"}]}],
        "containers":[{"ports":[{"name":"http","containerPort":80,"hostIP":"10.0.0.1","protocol":"TCP"},{"containerPort":81,"hostPort":8081}]},null],"hostNetwork":true},
        "status":{"phase":"Running","reason":"Evicted","message":"The node was low on resource: memory.","initContainerStatuses":[{"name":"i","state":{"running":{}}}],
        "containerStatuses":[null,{"name":"c","state":{"waiting":{"reason":"CrashLoopBackOff","message":"back-off 5m0s"}}}],"conditions":[{"type":"PodScheduled","status":"True","lastTransitionTime":null},null,{"type":"Ready","status":"True","lastTransitionTime":"2026-01-02T03:05:00Z"}]}}
        """;

    private static readonly string[] Values =
        ["null", "\"\"", "\"text\"", "1", "1.5", "-1", "true", "false", "[]", "{}", "[null]", "[1]", "[\"a\"]", "{\"a\":1}", "\"2026-01-02T03:04:05Z\"", "\"2026\""];

    [Fact]
    public void Reads_a_whole_pod_as_the_slow_way_does()
    {
        var pool = new InternPool();
        var json = Encoding.UTF8.GetBytes(Whole);

        Assert.True(PodReader.TryRead(json, pool, out var fast));
        var slow = PodDecoder.DecodeSlowly(json, pool);

        Assert.Equal(slow, fast);
        Assert.Equal([new HostPort(2, "UDP", ""), new HostPort(80, "TCP", "10.0.0.1"), new HostPort(8081, "TCP", "")], fast.Value!.HostPorts);
        Assert.Equal(("n-1", "n-7", "o2"), (fast.Value.NodeName, fast.Value.PinnedNodeName, fast.Value.Controller!.Uid));
    }

    [Fact]
    public void Keeps_the_words_of_the_scheduler_and_the_kubelet_while_a_pod_is_not_ready()
    {
        var json = Whole.Replace("""{"type":"Ready","status":"True",""", """{"type":"Ready","status":"False",""", StringComparison.Ordinal)
            .Replace("""{"type":"PodScheduled","status":"True",""", """{"type":"PodScheduled","status":"False","reason":"Unschedulable","message":"0/1 nodes are available",""", StringComparison.Ordinal);
        var ready = PodDecoder.Decode(Encoding.UTF8.GetBytes(Whole), new()).Value!;
        var pod = PodDecoder.Decode(Encoding.UTF8.GetBytes(json), new()).Value!;

        Assert.True(AgreesOrGivesUp(json));
        Assert.Null(ready.Trouble);
        Assert.Equal(
            new PodTrouble(
                new("Unschedulable", "0/1 nodes are available"), new("CrashLoopBackOff", "back-off 5m0s"), "c", new("Evicted", "The node was low on resource: memory.")),
            pod.Trouble);
        Assert.Equal(30, pod.DeletionGracePeriodSeconds);
    }

    [Fact]
    public void Agrees_with_the_slow_way_or_gives_up_whatever_stands_in_any_place()
    {
        var read = 0;
        foreach (var (start, end) in Places())
        {
            foreach (var value in Values)
                read += AgreesOrGivesUp($"{Whole[..start]}{value}{Whole[end..]}") ? 1 : 0;
        }

        Assert.True(read > 200, $"only {read} were read");
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{} {}")]
    [InlineData("")]
    [InlineData("{\"metadata\":null,\"spec\":null,\"status\":null}")]
    [InlineData("{\"metadata\":{\"name\":\"a\"},\"metadata\":{\"uid\":\"b\"}}")]
    [InlineData("{\"metadata\":{\"labels\":{\"a\":\"1\",\"a\":\"2\"}}}")]
    [InlineData("{\"metadata\":{\"labels\":{\"a\":null}}}")]
    [InlineData("{\"metadata\":{\"na\\u006de\":\"a\"}}")]
    [InlineData("{\"metadata\":{\"name\":\"a\"")]
    public void Agrees_with_the_slow_way_or_gives_up_on_what_is_strange(string json) => AgreesOrGivesUp(json);

    [Fact]
    public void Makes_nothing_of_a_known_template_but_the_pod_itself()
    {
        var pool = new InternPool();
        var json = Encoding.UTF8.GetBytes("""{"metadata":{"name":"p","namespace":"ns","uid":"u","resourceVersion":"5","labels":{"app":"a","x":"y"},"ownerReferences":[{"kind":"ReplicaSet","name":"r","uid":"o","controller":true}]},"spec":{"nodeName":"n","containers":[{"ports":[{"containerPort":80}]}]},"status":{"phase":"Running"}}""");
        PodReader.TryRead(json, pool, out _);
        var before = GC.GetAllocatedBytesForCurrentThread();

        for (var i = 0; i < 100; i++)
            PodReader.TryRead(json, pool, out _);

        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / 100, 0, 640);
    }

    /// <summary>Whether the fast way read it, which it must do as the slow way does.</summary>
    private static bool AgreesOrGivesUp(string text)
    {
        var json = Encoding.UTF8.GetBytes(text);
        var pool = new InternPool();
        if (!PodReader.TryRead(json, pool, out var fast))
            return false;

        Assert.Equal(PodDecoder.DecodeSlowly(json, pool), fast);
        return true;
    }

    /// <summary>Where each value of the pod stands.</summary>
    private static List<(int Start, int End)> Places()
    {
        List<(int, int)> places = [];
        var reader = new Utf8JsonReader(Encoding.ASCII.GetBytes(Whole));
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.EndArray or JsonTokenType.EndObject or JsonTokenType.PropertyName)
                continue;

            var value = reader;
            value.Skip();
            places.Add(((int)reader.TokenStartIndex, (int)value.BytesConsumed));
        }

        return places;
    }
}
