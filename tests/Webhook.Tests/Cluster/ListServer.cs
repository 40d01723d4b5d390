using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Webhook.Model.Manifests;

namespace Webhook.Tests.Cluster;

/// <summary>An API server on a loopback port that answers lists of what a file holds, two objects a page.</summary>
internal sealed class ListServer : IAsyncDisposable
{
    private const int MostPerPage = 2;

    private static readonly Dictionary<string, string> Paths = new(StringComparer.Ordinal)
    {
        ["v1/Node"] = "/api/v1/nodes",
        ["v1/Namespace"] = "/api/v1/namespaces",
        ["v1/Pod"] = "/api/v1/pods",
        ["v1/Service"] = "/api/v1/services",
        ["v1/ReplicationController"] = "/api/v1/replicationcontrollers",
        ["apps/v1/DaemonSet"] = "/apis/apps/v1/daemonsets",
        ["apps/v1/Deployment"] = "/apis/apps/v1/deployments",
        ["apps/v1/StatefulSet"] = "/apis/apps/v1/statefulsets",
        ["apps/v1/ReplicaSet"] = "/apis/apps/v1/replicasets",
        ["apps/v1/ControllerRevision"] = "/apis/apps/v1/controllerrevisions",
        ["batch/v1/Job"] = "/apis/batch/v1/jobs",
        ["daemonset-webhook.dev/v1alpha1/DaemonSetPolicy"] = "/apis/daemonset-webhook.dev/v1alpha1/daemonsetpolicies",
    };

    private readonly ILookup<string, string> _objects;
    private readonly WebApplication _app;

    private ListServer(ILookup<string, string> objects)
    {
        _objects = objects;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.Run(AnswerAsync);
    }

    /// <summary>Answers in place of the lists, by path.</summary>
    public ConcurrentDictionary<string, Func<HttpContext, Task>> Faults { get; } = new(StringComparer.Ordinal);

    /// <summary>Every path of a list.</summary>
    public static IReadOnlyCollection<string> AllPaths => Paths.Values;

    /// <summary>A kubeconfig of it.</summary>
    public string Kubeconfig => $$"""
        {"apiVersion":"v1","kind":"Config","current-context":"test",
         "clusters":[{"name":"test","cluster":{ "server":"{{_app.Urls.First()}}" } }],
         "contexts":[{"name":"test","context":{"cluster":"test","user":"me"} }],
         "users":[{"name":"me","user":{"token":"t"} }]}
        """;

    /// <summary>Starts it.</summary>
    /// <param name="manifests">The objects as YAML documents.</param>
    public static async Task<ListServer> StartAsync(string manifests)
    {
        var objects = ManifestReader.Read("cluster", manifests).Objects;
        var server = new ListServer(objects.ToLookup(
            it => Paths.GetValueOrDefault($"{it.ApiVersion}/{it.Kind}", ""), it => Encoding.UTF8.GetString(it.Json.Span)));
        await server._app.StartAsync(TestContext.Current.CancellationToken);
        return server;
    }

    /// <summary>Refuses with a Status.</summary>
    public static Func<HttpContext, Task> Refuse(int code, string message) => context =>
    {
        context.Response.StatusCode = code;
        return context.Response.WriteAsync($$"""{"kind":"Status","status":"Failure","code":{{code}},"message":"{{message}}"}""");
    };

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private Task AnswerAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        if (Faults.TryGetValue(path, out var fault))
            return fault(context);

        var from = int.Parse(context.Request.Query["continue"].FirstOrDefault() ?? "0", CultureInfo.InvariantCulture);
        var items = _objects[path].Skip(from).Take(MostPerPage);
        var next = from + MostPerPage < _objects[path].Count() ? $"{from + MostPerPage}" : "";
        return context.Response.WriteAsync(
            $$"""{"metadata":{"resourceVersion":"1","continue":"{{next}}"},"items":[{{string.Join(',', items)}}]}""");
    }
}
