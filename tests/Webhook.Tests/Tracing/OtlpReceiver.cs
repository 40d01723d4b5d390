using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Webhook.Tests.Tracing;

/// <summary>What an OpenTelemetry collector is to its clients: takes traces by OTLP, over HTTP or gRPC, and keeps them.</summary>
internal sealed class OtlpReceiver : IAsyncDisposable
{
    private const int GrpcPrefix = 5;

    private readonly WebApplication _application;
    private readonly bool _isHttp;
    private readonly ConcurrentQueue<ReceivedSpan> _spans = new();

    private OtlpReceiver(bool isHttp)
    {
        _isHttp = isHttp;
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(
            System.Net.IPAddress.Loopback, 0, listener => listener.Protocols = isHttp ? HttpProtocols.Http1 : HttpProtocols.Http2));
        _application = builder.Build();
        _application.Run(HandleAsync);
    }

    /// <summary>What it answers.</summary>
    public int Status { get; set; } = StatusCodes.Status200OK;

    /// <summary>What it answers over gRPC.</summary>
    public int GrpcStatus { get; set; }

    /// <summary>Set while it answers; else it keeps callers waiting.</summary>
    public TaskCompletionSource Answers { get; set; } = Finished();

    public IReadOnlyList<ReceivedSpan> Spans => [.. _spans];

    /// <summary>Paths and authorization headers of all requests.</summary>
    public ConcurrentQueue<(string Path, string Authorization)> Requests { get; } = new();

    public Uri Address => new(_application.Urls.First());

    public static async Task<OtlpReceiver> StartAsync(bool isHttp = true)
    {
        var receiver = new OtlpReceiver(isHttp);
        await receiver._application.StartAsync(TestContext.Current.CancellationToken);
        return receiver;
    }

    /// <summary>The variables that send everything here.</summary>
    public Dictionary<string, string> Variables() => new()
    {
        ["OTEL_EXPORTER_OTLP_ENDPOINT"] = Address.AbsoluteUri,
        ["OTEL_EXPORTER_OTLP_PROTOCOL"] = _isHttp ? "http/protobuf" : "grpc",
    };

    public async ValueTask DisposeAsync()
    {
        Answers.TrySetResult();
        await _application.DisposeAsync();
    }

    private static TaskCompletionSource Finished()
    {
        var finished = new TaskCompletionSource();
        finished.SetResult();
        return finished;
    }

    private async Task HandleAsync(HttpContext context)
    {
        Requests.Enqueue((context.Request.Path, context.Request.Headers.Authorization.ToString()));
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        await Answers.Task;
        if (Status == StatusCodes.Status200OK && GrpcStatus == 0)
            Keep(body.ToArray().AsMemory(_isHttp ? 0 : GrpcPrefix));

        context.Response.StatusCode = Status;
        if (_isHttp)
            return;

        context.Response.ContentType = "application/grpc";
        context.Response.AppendTrailer("grpc-status", GrpcStatus.ToString(System.Globalization.CultureInfo.InvariantCulture));
        await context.Response.Body.WriteAsync(new byte[GrpcPrefix]);
    }

    private void Keep(ReadOnlyMemory<byte> request)
    {
        foreach (var span in ReceivedSpan.Of(request))
            _spans.Enqueue(span);
    }
}
