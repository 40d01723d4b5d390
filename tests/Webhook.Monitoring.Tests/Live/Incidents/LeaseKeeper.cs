using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Webhook.Testing.ApiServers;

namespace Webhook.Monitoring.Tests.Live.Incidents;

/// <summary>The Leases of a fake API server: one, which whoever asks gets, or none while it refuses.</summary>
internal sealed class LeaseKeeper
{
    private readonly JsonObject _lease = [];

    /// <summary>Whether it refuses to be written.</summary>
    public bool Refuses { get; set; }

    /// <summary>Answers a write.</summary>
    public Task AnswerAsync(HttpContext context, ObservedRequest request)
    {
        if (Refuses || !request.Path.Contains("/leases", StringComparison.Ordinal))
            return FakeApiServer.Refuse(403, "Forbidden")(context);

        lock (_lease)
        {
            foreach (var (name, value) in JsonNode.Parse(request.Body)!.AsObject())
                _lease[name] = value?.DeepClone();

            return context.Response.WriteAsync(_lease.ToJsonString());
        }
    }
}
