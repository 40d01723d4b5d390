using System.Text;
using Webhook.Kubernetes.Api;
using Webhook.Kubernetes.Caches;
using Webhook.Kubernetes.Decoding;
using Webhook.Model.Core;

namespace Webhook.Kubernetes.Tests.Caches;

/// <summary>An event for an object of which nothing that is kept has changed, as each status update is for most kinds, changes no store.</summary>
public sealed class UnchangedObjectTests
{
    private const string DaemonSet = """
        {"metadata":{"name":"x","namespace":"a","uid":"u","generation":GENERATION,"resourceVersion":"VERSION",
          "annotations":{"deprecated.daemonset.template.generation":"3","team":"TEAM"},"ownerReferences":[{"kind":"Agent","name":"o","uid":"OWNER","controller":true}]},
         "spec":{"selector":{"matchLabels":{"app":"x"}},"template":{"metadata":{"labels":{"app":"x"}},
           "spec":{"containers":[{"name":"c","ports":[{"containerPort":80,"hostPort":80}]}],"tolerations":[{"operator":"Exists"}]}}},
         "status":{"numberReady":READY}}
        """;

    private const string Workload = """
        {"metadata":{"name":"x","namespace":"a","uid":"u","resourceVersion":"VERSION"},
         "spec":{"selector":{"matchLabels":{"app":"x"},"matchExpressions":[{"key":"tier","operator":"In","values":["TIER","b"]}]},
           "template":{"metadata":{"labels":{"app":"x","tier":"b"}}}},
         "status":{"readyReplicas":READY}}
        """;

    private const string Service = """
        {"metadata":{"name":"x","namespace":"a","uid":"u","resourceVersion":"VERSION"},
         "spec":{"selector":{"app":"x"},"ports":[{"name":"http","port":PORT,"targetPort":"http","protocol":"TCP"}]}}
        """;

    [Theory]
    [InlineData("", false)]
    [InlineData("READY=2", true)]
    [InlineData("TEAM=net", true)]
    [InlineData("OWNER=other", true)]
    [InlineData("GENERATION=8", true)]
    public void DaemonSets(string change, bool isChange) => Holds(Resources.DaemonSets, DaemonSet, change, isChange);

    [Theory]
    [InlineData("", false)]
    [InlineData("READY=2", false)]
    [InlineData("TIER=front", true)]
    public void Workloads(string change, bool isChange)
    {
        Holds(Resources.Deployments, Workload, change, isChange);
        Holds(Resources.ReplicaSets, Workload, change, isChange);
        Holds(Resources.StatefulSets, Workload, change, isChange);
        Holds(Resources.Jobs, Workload, change, isChange);
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("PORT=443", true)]
    public void Services(string change, bool isChange) => Holds(Resources.Services, Service, change, isChange);

    [Fact]
    public void Keeps_the_old_instance_when_everything_is_listed_anew()
    {
        var (store, pool) = (new Store<Service>(Resources.Services), new InternPool());
        store.Replace([Read(Resources.Services, Service, "", 1, pool)]);
        var before = store.Current.Find("a", "x");

        store.Replace([Read(Resources.Services, Service, "", 2, pool)]);

        Assert.Same(before, store.Current.Find("a", "x"));
    }

    private static void Holds<T>(ResourceType<T> type, string json, string change, bool isChange)
        where T : class
    {
        var (store, pool) = (new Store<T>(type), new InternPool());
        store.Put(Read(type, json, "", 1, pool));
        var before = store.Current;

        store.Put(Read(type, json, change, 2, pool));

        Assert.Equal(isChange, before.Version != store.Current.Version);
    }

    private static T Read<T>(ResourceType<T> type, string json, string change, int version, InternPool pool)
        where T : class
    {
        if (change.Split('=') is [var place, var value])
            json = json.Replace(place, value, StringComparison.Ordinal);

        var text = json.Replace("VERSION", $"{version}", StringComparison.Ordinal)
            .Replace("GENERATION", "7", StringComparison.Ordinal)
            .Replace("READY", "1", StringComparison.Ordinal)
            .Replace("PORT", "80", StringComparison.Ordinal);
        return type.Decode(Encoding.UTF8.GetBytes(text), pool).Value!;
    }
}
