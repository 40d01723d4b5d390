using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Webhook.Kubernetes.Api;
using Webhook.Kubernetes.Connections;

namespace Webhook.ControlPlane.Tests.Clusters;

/// <summary>A control plane with a client of ours: makes, changes and removes objects for tests, as plain JSON.</summary>
internal sealed class LiveCluster : IAsyncDisposable
{
    /// <summary>Any object, as plain JSON.</summary>
    public static readonly JsonTypeInfo<JsonObject> AnyObject =
        (JsonTypeInfo<JsonObject>)JsonSerializerOptions.Default.GetTypeInfo(typeof(JsonObject));

    private readonly HttpClient _http;

    private LiveCluster(ClusterProcesses processes)
    {
        Processes = processes;
        _http = ClusterHttp.Create(ClusterLocator.Find(new(), processes.Kubeconfig)!, "control-plane-tests");
        Api = new(_http, TimeProvider.System);
    }

    /// <summary>The cluster's processes.</summary>
    public ClusterProcesses Processes { get; }

    /// <summary>The release that runs.</summary>
    public ServerVersion Version => Processes.Version;

    /// <summary>The product's client, as an administrator.</summary>
    public KubernetesApi Api { get; }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Starts a control plane.</summary>
    public static async Task<LiveCluster> StartAsync(ClusterOptions options) => new(await ClusterProcesses.StartAsync(options));

    /// <summary>Creates the objects of YAML documents, in order; answers with them as they were stored.</summary>
    public async Task<IReadOnlyList<JsonObject>> CreateAsync(string yaml)
    {
        var created = new List<JsonObject>();
        foreach (var manifest in Manifest.Objects(yaml))
            created.Add(await CreateAsync(manifest));

        return created;
    }

    /// <summary>Creates an object.</summary>
    public Task<JsonObject> CreateAsync(JsonObject manifest) =>
        PostAsync(Manifest.PathOf(manifest) with { Name = "" }, manifest);

    /// <summary>Posts an object to a collection or a subresource.</summary>
    public Task<JsonObject> PostAsync(ResourcePath path, JsonObject manifest) => Api.CreateAsync(path, manifest, AnyObject, Cancellation);

    /// <summary>An object; <c>null</c> when there is none.</summary>
    public Task<JsonObject?> GetAsync(ResourcePath path) => Api.GetAsync(path, AnyObject, Cancellation);

    /// <summary>An object that must be there.</summary>
    public async Task<JsonObject> ReadAsync(ResourcePath path) =>
        await GetAsync(path) ?? throw new InvalidOperationException($"{path} is not there");

    /// <summary>Waits for the service account of a namespace, without which no pod can be made in it.</summary>
    public Task AccountAsync(string @namespace) => Eventually.GetAsync(
        $"the service account of {@namespace}", () => GetAsync(new("", "v1", "serviceaccounts", @namespace, "default")));

    /// <summary>Objects of a collection.</summary>
    public async Task<IReadOnlyList<JsonObject>> ListAsync(ResourcePath collection) =>
        [.. (await ReadAsync(collection))["items"]!.AsArray().Select(item => item!.AsObject())];

    /// <summary>Changes an object by a merge patch, given as YAML or JSON.</summary>
    public Task<JsonObject> PatchAsync(ResourcePath path, string patch) => PatchAsync(path, Manifest.Value(patch));

    /// <summary>Changes an object by a merge patch.</summary>
    public Task<JsonObject> PatchAsync(ResourcePath path, JsonObject patch) =>
        Api.PatchAsync(path, PatchKind.Merge, JsonSerializer.SerializeToUtf8Bytes(patch), AnyObject, Cancellation);

    /// <summary>Replaces an object, whatever its resource version was.</summary>
    public Task<JsonObject> ReplaceAsync(JsonObject manifest) =>
        Api.UpdateAsync(Manifest.PathOf(manifest), manifest, AnyObject, Cancellation);

    /// <summary>Deletes an object, or all of a collection; one that is not there is no error.</summary>
    /// <param name="path">The object or collection.</param>
    /// <param name="options">Query parameters, such as <c>gracePeriodSeconds=0</c>.</param>
    public async Task DeleteAsync(ResourcePath path, string options = "")
    {
        using var answer = await _http.DeleteAsync($"{path}?{options}", Cancellation);
        if (answer.StatusCode != HttpStatusCode.NotFound && !answer.IsSuccessStatusCode)
        {
            var text = await answer.Content.ReadAsStringAsync(Cancellation);
            throw new InvalidOperationException($"DELETE {path}: {answer.StatusCode} {text}");
        }
    }

    /// <summary>What the API server says against creating an object, which is not created; empty when nothing.</summary>
    public async Task<string> RefusalOfAsync(JsonObject manifest)
    {
        using var content = new StringContent(manifest.ToJsonString(), Encoding.UTF8, "application/json");
        using var answer = await _http.PostAsync($"{Manifest.PathOf(manifest) with { Name = "" }}?dryRun=All", content, Cancellation);
        var text = await answer.Content.ReadAsStringAsync(Cancellation);
        return answer.IsSuccessStatusCode ? ""
            : answer.StatusCode is HttpStatusCode.UnprocessableEntity or HttpStatusCode.BadRequest ? text
            : throw new InvalidOperationException($"{answer.StatusCode} {text}");
    }

    /// <summary>The minor version of the API server, 20 for 1.20.2.</summary>
    public async Task<int> MinorVersionAsync()
    {
        using var answer = await _http.GetAsync("version", Cancellation);
        var version = JsonNode.Parse(await answer.Content.ReadAsStringAsync(Cancellation))!;
        return int.Parse(((string)version["minor"]!).TrimEnd('+'), CultureInfo.InvariantCulture);
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Processes.DisposeAsync();
    }
}
