using Webhook.Cluster.Snapshots;
using Webhook.Kubernetes.Api;
using Webhook.Kubernetes.Connections;
using Webhook.Kubernetes.Credentials;

namespace Webhook.Cluster;

/// <summary>A cluster that a command reads once, without watching it.</summary>
internal sealed class ClusterSession : IDisposable
{
    private readonly HttpClient _http;
    private readonly KubernetesApi _api;

    private ClusterSession(ClusterConnection connection, TimeProvider clock)
    {
        Connection = connection;
        _http = ClusterHttp.Create(connection, $"daemonset-webhook/{ProductVersion.Current.Version}");
        _api = new KubernetesApi(_http, clock);
    }

    /// <summary>The cluster.</summary>
    public ClusterConnection Connection { get; }

    /// <summary>Speaks to it.</summary>
    public KubernetesApi Api => _api;

    /// <summary>Why the DaemonSetPolicies were not read; empty when they were, or their definition is not installed.</summary>
    public string PoliciesProblem { get; private set; } = "";

    /// <summary>Asks the server for its version and its clock.</summary>
    public Task<ServerGreeting> GreetAsync(CancellationToken cancellation) => ServerGreeting.AskAsync(_http, cancellation);

    /// <summary>Finds the cluster; nothing is sent yet.</summary>
    /// <param name="environment">The machine.</param>
    /// <param name="kubeconfig">A file that was named; <c>null</c> when none was.</param>
    /// <param name="context">A context that was named; <c>null</c> for the current one.</param>
    /// <exception cref="ClusterConfigurationException">There is none, or what is configured is wrong.</exception>
    public static ClusterSession Open(ConnectionEnvironment environment, string? kubeconfig, string? context)
    {
        try
        {
            var connection = ClusterLocator.Find(environment, kubeconfig, context) ?? throw new ClusterConfigurationException(
                "no cluster is configured: KUBECONFIG names no file, there is no ~/.kube/config, and this is no pod of a cluster; "
                + "give --kubeconfig FILE, or --snapshot FILE for a saved cluster");
            return new(connection, environment.Clock);
        }
        catch (Exception exception) when (exception is ConnectionException or CredentialException)
        {
            throw new ClusterConfigurationException(exception.Message, exception);
        }
    }

    /// <summary>Reads all that live rules need.</summary>
    /// <exception cref="ClusterUnavailableException">Something of it can't be listed.</exception>
    public async Task<LiveObjects> ReadAsync(CancellationToken cancellation)
    {
        var objects = new LiveObjects();
        foreach (var add in await ListAllAsync(kind => kind.ListAsync(_api, cancellation), _ => { }))
            add(objects);

        return objects;
    }

    /// <summary>Reads the same as a snapshot keeps it, kind by kind, each by namespace and name; a kind without objects as an empty list.</summary>
    /// <exception cref="ClusterUnavailableException">Something of it can't be listed.</exception>
    public async Task<IReadOnlyList<SavedObject>> SaveAsync(CancellationToken cancellation) =>
        [
            .. (await ListAllAsync(kind => SavedObject.ListAsync(kind, _api, cancellation), []))
                .Zip(SnapshotKinds.All, (objects, kind) => objects.Count > 0 || kind.IsOptional ? objects : [SavedObject.NoneOf(kind)])
                .SelectMany(objects => objects),
        ];

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    /// <summary>Lists every kind at once and waits for all, so that every refusal is told in one run.</summary>
    /// <param name="list">Lists a kind.</param>
    /// <param name="nothing">Stands for an optional kind that the server does not know or does not let the caller list.</param>
    private async Task<IReadOnlyList<T>> ListAllAsync<T>(Func<SnapshotKind, Task<T>> list, T nothing)
    {
        var lists = SnapshotKinds.All.Select(kind => (Kind: kind, Task: list(kind))).ToList();
        var results = new List<T>();
        var failures = new List<(ResourcePath, Exception)>();
        foreach (var (kind, task) in lists)
        {
            try
            {
                results.Add(await task);
            }
            catch (KubernetesApiException refusal) when (kind.IsOptional && refusal.Code is (403 or 404))
            {
                PoliciesProblem = refusal.Code == 404 ? "" : ClusterFailure.Of(Connection, [(kind.Path, refusal)]).Problems[0];
                results.Add(nothing);
            }
            catch (Exception exception) when (ClusterFailure.IsExpected(exception))
            {
                failures.Add((kind.Path, exception));
            }
        }

        return failures.Count > 0 ? throw ClusterFailure.Of(Connection, failures) : results;
    }
}
