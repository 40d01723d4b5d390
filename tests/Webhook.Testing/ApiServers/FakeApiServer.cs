using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Webhook.Testing.ApiServers;

/// <summary>
/// An API server on a loopback port: pages, versions, watches with replay, and every way to break that a test asks for. Its
/// objects change only by <see cref="Put"/> and <see cref="Delete"/>.
/// </summary>
public sealed class FakeApiServer : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly SortedDictionary<string, (string? Resource, string Json, string Template)> _objects = new(StringComparer.Ordinal);
    private readonly List<(long Version, string? Resource, string Type, string Json)> _log = [];
    private readonly List<FakeWatch> _watches = [];
    private readonly TimeProvider _clock;
    private readonly WebApplication _app;
    private readonly CancellationTokenSource _stopping = new();
    private Func<HttpContext, Task>? _fault;
    private long _version = 100;
    private long _oldest;

    private FakeApiServer(TimeProvider clock, X509Certificate2? certificate, int port)
    {
        _clock = clock;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port, listener =>
        {
            if (certificate is not null)
                listener.UseHttps(certificate);
        }));
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.Zero);
        _app = builder.Build();
        _app.Run(AnswerAsync);
    }

    /// <summary>Every request, in order of arrival.</summary>
    public ConcurrentQueue<ObservedRequest> Requests { get; } = new();

    /// <summary>Called whenever a request has arrived or a watch was opened.</summary>
    public Action Arrived { get; set; } = () => { };

    /// <summary>While set, answers in place of the server; a fault that is over sets it back itself by <see cref="FailOnce"/>.</summary>
    public Func<HttpContext, Task>? Fault
    {
        get => Volatile.Read(ref _fault);
        set => Volatile.Write(ref _fault, value);
    }

    /// <summary>Answers every request but GETs, when no <see cref="Fault"/> does; without it there is nothing to write to.</summary>
    public Func<HttpContext, ObservedRequest, Task> Write { get; set; } = (context, _) => Refuse(404, "NotFound")(context);

    /// <summary>The requests that <see cref="Fault"/> is for; all while not set.</summary>
    public Func<ObservedRequest, bool> FaultIsFor { get; set; } = _ => true;

    /// <summary>Watches that were opened and not forgotten since.</summary>
    public int OpenWatches
    {
        get
        {
            lock (_gate)
                return _watches.Count;
        }
    }

    /// <summary>Where it listens, with a slash at the end.</summary>
    public Uri Address => new(_app.Urls.First() + "/");

    /// <summary>The newest resourceVersion.</summary>
    public long Version => _version;

    /// <summary>A server without objects.</summary>
    /// <param name="clock">Dates the requests.</param>
    /// <param name="certificate">Serves over HTTPS with it; <c>null</c> serves over HTTP.</param>
    /// <param name="port">The port of a server that is gone, to come back in its place; 0 for any that is free.</param>
    public static async Task<FakeApiServer> StartAsync(TimeProvider clock, X509Certificate2? certificate = null, int port = 0)
    {
        var server = new FakeApiServer(clock, certificate, port);
        await server._app.StartAsync();
        return server;
    }

    /// <summary>Makes or changes an object.</summary>
    /// <param name="key">A name for it, unique in this server; lists are in its order.</param>
    /// <param name="json">The object, with <c>$V</c> where its resourceVersion belongs.</param>
    /// <param name="resource">The resource in lower case plural; <c>null</c> puts it into every list there is.</param>
    public void Put(string key, string json, string? resource = null)
    {
        lock (_gate)
        {
            var type = _objects.ContainsKey(key) ? "MODIFIED" : "ADDED";
            Record(resource, type, json, out var written);
            _objects[key] = (resource, written, json);
        }
    }

    /// <summary>Takes an object away.</summary>
    public void Delete(string key)
    {
        lock (_gate)
        {
            _objects.Remove(key, out var gone);
            Record(gone.Resource, "DELETED", gone.Template, out _);
        }
    }

    /// <summary>Changes an object without telling any watch, as if the event were lost with its connection.</summary>
    public void PutUnseen(string key, string json)
    {
        lock (_gate)
        {
            var resource = _objects.GetValueOrDefault(key).Resource;
            _objects[key] = (resource, Written(json), json);
            _log.Add((_version, resource, "MODIFIED", _objects[key].Json));
        }
    }

    /// <summary>Forgets the log: watches and continue tokens from before are too old from now on.</summary>
    public void Compact()
    {
        lock (_gate)
        {
            _oldest = ++_version;
            _log.Clear();
        }
    }

    /// <summary>Holds exactly these objects from now on, as after a restore from a backup: nothing from before can be asked for.</summary>
    public void Restore(IEnumerable<KeyValuePair<string, string>> objects)
    {
        lock (_gate)
        {
            _objects.Clear();
            foreach (var (key, json) in objects)
                _objects[key] = (null, Written(json), json);
        }

        Compact();
    }

    /// <summary>Sends a bookmark with the newest version on every watch.</summary>
    public void Bookmark() => EachWatch(watch => watch.Send("BOOKMARK", $$$"""{"kind":"Pod","metadata":{"resourceVersion":"{{{_version}}}"}}"""));

    /// <summary>Does something to every watch that is open now; those that end by it are forgotten.</summary>
    public void EachWatch(Action<FakeWatch> action, bool forget = false)
    {
        lock (_gate)
        {
            _watches.ForEach(action);
            if (forget)
                _watches.Clear();
        }
    }

    /// <summary>Lets the next requests, one for each answer, fail; then all is well again.</summary>
    public void FailOnce(params Func<HttpContext, Task>[] answers)
    {
        var left = new Queue<Func<HttpContext, Task>>(answers);
        Fault = context =>
        {
            var answer = left.Dequeue();
            Fault = left.Count == 0 ? null : Fault;
            return answer(context);
        };
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _app.DisposeAsync();
        _stopping.Dispose();
    }

    /// <summary>Answers with a Status.</summary>
    public static Func<HttpContext, Task> Refuse(int code, string reason, string message = "no", string? retryAfter = null) => context =>
    {
        context.Response.StatusCode = code;
        if (retryAfter is not null)
            context.Response.Headers.RetryAfter = retryAfter;

        return context.Response.WriteAsync(
            $$"""{"kind":"Status","status":"Failure","code":{{code}},"reason":"{{reason}}","message":"{{message}}"}""");
    };

    /// <summary>Breaks the connection before any answer.</summary>
    public static Task Drop(HttpContext context)
    {
        context.Abort();
        return Task.CompletedTask;
    }

    /// <summary>Takes the request and never answers.</summary>
    public static async Task Hang(HttpContext context)
    {
        var gone = new TaskCompletionSource();
        await using var registration = context.RequestAborted.Register(gone.SetResult);
        await gone.Task;
    }

    private async Task AnswerAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync(context.RequestAborted);
        var request = new ObservedRequest(
            context.Request.Method, context.Request.Path, context.Request.QueryString.Value ?? "", context.Request.Headers.Authorization.ToString(),
            body, context.Request.ContentType ?? "", _clock.GetUtcNow());
        Requests.Enqueue(request);
        try
        {
            await using var stop = _stopping.Token.Register(context.Abort);
            Arrived();
            await (Fault is { } fault && FaultIsFor(request) ? fault(context)
                : request.Method != "GET" ? Write(context, request)
                : request.IsWatch ? WatchAsync(context, request)
                : ListAsync(context, request));
        }
        catch (OperationCanceledException)
        {
            context.Abort();
        }
    }

    private Task ListAsync(HttpContext context, ObservedRequest request)
    {
        var limit = int.Parse(request.Parameter("limit") ?? "0", CultureInfo.InvariantCulture);
        var token = request.Parameter("continue")?.Split('/', 2);
        string page;
        lock (_gate)
        {
            var version = token is null ? _version : long.Parse(token[0], CultureInfo.InvariantCulture);
            if (version < _oldest)
                return Refuse(410, "Expired", "The provided continue parameter is too old")(context);

            var rest = _objects
                .Where(entry => request.IsOf(entry.Value.Resource) && (token is null || string.CompareOrdinal(entry.Key, token[1]) > 0))
                .ToList();
            var items = limit == 0 ? rest : [.. rest.Take(limit)];
            var next = items.Count < rest.Count ? $"{version}/{items[^1].Key}" : "";
            page = $$"""
                {"kind":"PodList","apiVersion":"v1","metadata":{"resourceVersion":"{{version}}","continue":"{{next}}"},"items":[{{string.Join(',', items.Select(entry => entry.Value.Json))}}]}
                """;
        }

        return context.Response.WriteAsync(page, context.RequestAborted);
    }

    private async Task WatchAsync(HttpContext context, ObservedRequest request)
    {
        var from = long.Parse(request.Parameter("resourceVersion")!, CultureInfo.InvariantCulture);
        var watch = new FakeWatch(context, request);
        bool expired, tooLarge;
        lock (_gate)
        {
            (expired, tooLarge) = (from < _oldest, from > _version);
            if (!expired && !tooLarge)
            {
                _log.Where(entry => entry.Version > from && request.IsOf(entry.Resource)).ToList().ForEach(entry => watch.Send(entry.Type, entry.Json));
                _watches.Add(watch);
            }
        }

        if (expired || tooLarge)
        {
            await (expired ? Refuse(410, "Expired", "too old resource version") : Refuse(504, "Timeout", "Too large resource version"))(context);
            return;
        }

        Arrived();
        await watch.RunAsync();
    }

    private void Record(string? resource, string type, string json, out string written)
    {
        written = Written(json);
        _log.Add((_version, resource, type, written));
        foreach (var watch in _watches)
        {
            if (watch.Request.IsOf(resource))
                watch.Send(type, written);
        }
    }

    private string Written(string json) => json.Replace("$V", (++_version).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
}
