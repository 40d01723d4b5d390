using System.Text;
using System.Threading.Channels;
using Microsoft.AspNetCore.Http;

namespace Webhook.Testing.ApiServers;

/// <summary>One open watch of the fake API server; what it sends goes out in order.</summary>
/// <param name="context">Its connection.</param>
/// <param name="request">What was asked for.</param>
public sealed class FakeWatch(HttpContext context, ObservedRequest request)
{
    private readonly Channel<Func<Task<bool>>> _steps = Channel.CreateUnbounded<Func<Task<bool>>>();

    /// <summary>What was asked for.</summary>
    public ObservedRequest Request => request;

    /// <summary>Sends an event.</summary>
    public void Send(string type, string json) => Raw($$"""{"type":"{{type}}","object":{{json}}}""" + "\n");

    /// <summary>Sends text as it is, at once: half an event, several in one piece, none at all.</summary>
    public void Raw(string text) => _steps.Writer.TryWrite(async () =>
    {
        await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(text), context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
        return true;
    });

    /// <summary>Ends the watch as a server does whose time is up.</summary>
    public void End() => _steps.Writer.TryWrite(() => Task.FromResult(false));

    /// <summary>Breaks the connection.</summary>
    public void Drop() => _steps.Writer.TryWrite(() =>
    {
        context.Abort();
        return Task.FromResult(false);
    });

    /// <summary>Sends what there is to send until the watch ends.</summary>
    public async Task RunAsync()
    {
        await context.Response.StartAsync(context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
        await foreach (var step in _steps.Reader.ReadAllAsync(context.RequestAborted))
        {
            if (!await step())
                return;
        }
    }
}
