using System.Text.Json.Nodes;
using Webhook.Kubernetes.Api;

namespace Webhook.Doctor.Facts;

/// <summary>All that was read of a cluster and a release in it.</summary>
internal sealed record InstallationFacts
{
    /// <summary>Namespace of the release.</summary>
    public required string Namespace { get; init; }

    /// <summary>Name of the release; empty when none was named.</summary>
    public string Release { get; init; } = "";

    /// <summary>The clock of this machine, when the server was asked for its own.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>Version of this program.</summary>
    public required string Version { get; init; }

    /// <summary>The API server.</summary>
    public required ServerGreeting Server { get; init; }

    /// <summary>Webhook configurations that call the release.</summary>
    public required IReadOnlyList<FoundConfiguration> Configurations { get; init; }

    /// <summary>The release's Deployment.</summary>
    public required Fact<JsonObject> Deployment { get; init; }

    /// <summary>Endpoints of each Service that a configuration names, by <c>namespace/name</c>.</summary>
    public IReadOnlyDictionary<string, Fact<JsonObject>> Endpoints { get; init; } = new Dictionary<string, Fact<JsonObject>>();

    /// <summary>Those Services and their pods, by <c>namespace/name</c>.</summary>
    public IReadOnlyDictionary<string, ServiceBackend> Backends { get; init; } = new Dictionary<string, ServiceBackend>();

    /// <summary>What is served for each entry's clientConfig, by <see cref="CallTarget"/>.</summary>
    public IReadOnlyDictionary<string, ServedCertificate> Served { get; init; } = new Dictionary<string, ServedCertificate>();

    /// <summary>What the release's service account may do; empty when it is not known who that is.</summary>
    public IReadOnlyList<AccessFact> Access { get; init; } = [];

    /// <summary>The Lease of the leader.</summary>
    public Fact<JsonObject> Lease { get; init; } = new(null);

    /// <summary>The CustomResourceDefinition of policies.</summary>
    public Fact<JsonObject> PolicyDefinition { get; init; } = new(null);

    /// <summary>The policies that are custom resources, as a list.</summary>
    public Fact<JsonObject> Policies { get; init; } = new(null);

    /// <summary>A command that prints what the replicas logged.</summary>
    /// <param name="text">Which lines: a text that stands in them.</param>
    public string LogsOf(string text) =>
        $"kubectl -n {Namespace} logs -l app.kubernetes.io/name=daemonset-webhook --prefix --tail=-1 | grep '{text}'";

    /// <summary>Whether the replicas manage their certificate themselves.</summary>
    public bool IsSelfManaged => DeploymentFacts.Arguments(Deployment.Value).Contains("--tls-self-managed");
}
