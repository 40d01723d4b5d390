using System.Globalization;
using System.Text;
using Webhook.Kubernetes.Api;
using Webhook.Kubernetes.Caches;
using Webhook.Kubernetes.Decoding;
using Webhook.Model.Core;
using Webhook.Testing.ApiServers;

namespace Webhook.Kubernetes.Tests.Caches;

/// <summary>Measures the heap, so nothing else may run beside it.</summary>
[Collection(nameof(MemoryTests))]
[CollectionDefinition(nameof(MemoryTests), DisableParallelization = true)]
public sealed class MemoryTests
{
    [Fact]
    public void Holds_150000_pods_in_under_100_MiB()
    {
        var pool = new InternPool();
        var store = new Store<Pod>(Resources.Pods);
        var before = GC.GetTotalMemory(forceFullCollection: true);

        store.Replace([.. Enumerable.Range(0, 150_000).Select(i => Decoded(i, pool))]);
        var size = GC.GetTotalMemory(forceFullCollection: true) - before;
        GC.KeepAlive(pool);

        Assert.Equal(150_000, store.Current.Count);
        Assert.Equal(500, store.Current.InGroup("ds-app-7").Count);
        Assert.InRange(size >> 20, 1, 100);
    }

    private static Pod Decoded(int i, InternPool pool)
    {
        var uid = string.Create(CultureInfo.InvariantCulture, $"00000000-0000-0000-0000-{i:000000000000}");
        var json = PodJson.Of($"namespace-{i % 100}", $"application-{i % 300}-5d8f9c7b6d-{i}", uid, $"node-{i % 5000}.example.internal", $"app-{i % 300}");
        return Resources.Pods.Decode(Encoding.UTF8.GetBytes(json), pool).Value!;
    }
}
