using Microsoft.Extensions.Logging;
using Webhook.Kubernetes.Api;
using Webhook.Metrics;
using Webhook.Policies;
using Webhook.Policies.Resources;
using Webhook.Testing;
using Webhook.Tests.EndToEnd;
using Webhook.Tests.Metrics;

namespace Webhook.Tests.Policies.Resources;

/// <summary>The policies of a server that was started without <c>--policy</c>, or with it, and those of a cluster beside them.</summary>
internal sealed class PolicyRig : IDisposable
{
    private readonly LoggerFactory _loggers;

    /// <param name="files">What <c>--policy</c> names; none for the embedded policy.</param>
    public PolicyRig(params string[] files)
    {
        _loggers = new LoggerFactory([Log]);
        var metrics = new PolicyMetrics(Instruments);
        var read = PolicyFiles.Read(files);
        var loaded = files.Length == 0 ? PolicyLoader.Load([]) : PolicyLoader.Load(read);
        Store = new(files, read, loaded, policies => new(policies), Clock, metrics, Logger<PolicyStore>());
        Policies = new(Clock, metrics, Logger<ResourcePolicies>());
    }

    public FakeTimeProvider Clock { get; } = new();

    public RecordedLog Log { get; } = new();

    public Instruments Instruments { get; } = new();

    public PolicyStore Store { get; }

    public ResourcePolicies Policies { get; }

    /// <summary>Names of the policies that requests are judged by.</summary>
    public IEnumerable<string> InUse => Store.Current.Engine.Policies.Select(policy => policy.Name);

    /// <summary>What Prometheus would read.</summary>
    public string Metrics => Instruments.Scrape();

    public ILogger<T> Logger<T>() => _loggers.CreateLogger<T>();

    /// <summary>A policy of the cluster.</summary>
    public static CustomResource Resource(string name, string spec = "{}", long generation = 1, string uid = "u", string version = "1", string status = "") => new()
    {
        Name = name,
        Uid = uid,
        Generation = generation,
        ResourceVersion = version,
        Spec = spec,
        Status = status,
    };

    /// <summary>Takes over the policies of the cluster as the server does.</summary>
    public void Follow(params CustomResource[] resources)
    {
        if (Policies.Follow(resources))
            Store.UseResources([.. Policies.Current.Select(policy => policy.InUse).OfType<LoadedPolicy>()]);
    }

    public void Dispose() => _loggers.Dispose();
}
