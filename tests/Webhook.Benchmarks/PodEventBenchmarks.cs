using System.Buffers;
using BenchmarkDotNet.Attributes;
using Webhook.Benchmarks.Scale;
using Webhook.Kubernetes.Api;
using Webhook.Kubernetes.Caches;
using Webhook.Kubernetes.Decoding;
using Webhook.Model.Core;

namespace Webhook.Benchmarks;

/// <summary>What an event of one pod among 150,000 costs once its 15 KiB are there, and what the snapshot of all of them does.</summary>
[MemoryDiagnoser]
[Config(typeof(InProcessConfig))]
public class PodEventBenchmarks
{
    private const int Events = 4_096;

    private readonly InternPool _pool = new();
    private readonly Store<Pod> _store = new(Resources.Pods);
    private readonly byte[][] _events = new byte[Events][];
    private Pod[] _pods = [];
    private Pod[] _changed = [];
    private int _next;

    /// <summary>Fills the store, and makes events of every 7th pod.</summary>
    [GlobalSetup]
    public void Setup()
    {
        _pods = [.. Enumerable.Range(0, ClusterShape.Pods).Select(i => Resources.Pods.Decode(Json(i, 1_000), _pool).Value!)];
        _store.Replace(_pods);
        for (var i = 0; i < Events; i++)
            _events[i] = Json(i * 7, 2_000 + i);

        _changed = [.. _events.Select(json => Resources.Pods.Decode(json, _pool).Value!)];
    }

    /// <summary>Cuts a pod down to what is kept.</summary>
    [Benchmark]
    public Pod Decode() => Resources.Pods.Decode(_events[_next = (_next + 1) % Events], _pool).Value!;

    /// <summary>Puts a changed pod into the store, every second time as it was before.</summary>
    [Benchmark]
    public long Put()
    {
        _next = (_next + 1) % (2 * Events);
        _store.Put(_next < Events ? _changed[_next] : _pods[(_next - Events) * 7]);
        return _store.Current.Version;
    }

    /// <summary>Finds the end of a pod in a list.</summary>
    [Benchmark]
    public int FindEnd() => JsonScan.EndOf(_events[0], 0);

    /// <summary>Walks the pods of a DaemonSet that has one on each of 5,000 nodes.</summary>
    [Benchmark]
    public int Walk()
    {
        var ready = 0;
        foreach (var pod in _store.Current.InGroup(ClusterShape.Uid(2, 0)))
            ready += pod.Ready ? 1 : 0;

        return ready;
    }

    /// <summary>Builds the snapshot of all pods from a list.</summary>
    [Benchmark]
    public int Build()
    {
        var store = new Store<Pod>(Resources.Pods);
        store.Replace(_pods);
        return store.Current.Count;
    }

    private static byte[] Json(int pod, int version)
    {
        var json = new ArrayBufferWriter<byte>();
        ScaleResource.All["pods"].Write(json, pod, version);
        return json.WrittenSpan.ToArray();
    }
}
