using Webhook.Kubernetes.Connections;
using Webhook.Testing;

namespace Webhook.Kubernetes.Tests.Connections;

/// <summary>A folder with kubeconfigs, and the surroundings in which they are looked for.</summary>
internal sealed class KubeconfigRig : IDisposable
{
    /// <summary>The home folder; a pod's service account lies in it too.</summary>
    public TemporaryFolder Folder { get; } = new();

    /// <summary>The environment.</summary>
    public Dictionary<string, string> Variables { get; } = [];

    /// <summary>The clock.</summary>
    public FakeTimeProvider Clock { get; } = new();

    /// <inheritdoc/>
    public void Dispose() => Folder.Dispose();

    /// <summary>A kubeconfig with one cluster, user and context.</summary>
    public static string Config(string cluster, string current = "current-context: c", string user = "{}") => $$"""
        apiVersion: v1
        kind: Config
        {{current}}
        clusters:
        - cluster:
            {{cluster}}
          name: c
        users:
        - name: u
          user: {{user}}
        contexts:
        - name: c
          context: {cluster: c, user: u}
        """;

    /// <summary>The connection of a file, or of what is found without one.</summary>
    public ClusterConnection? Find(string? file, string? context = null) => ClusterLocator.Find(
        new ConnectionEnvironment
        {
            Variable = name => Variables.GetValueOrDefault(name),
            HomeFolder = Folder.Path,
            ServiceAccount = Folder.Path,
            Clock = Clock,
        },
        file,
        context);
}
