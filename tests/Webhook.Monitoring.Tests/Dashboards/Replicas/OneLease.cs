using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Webhook.Testing.ApiServers;

namespace Webhook.Monitoring.Tests.Dashboards.Replicas;

/// <summary>The Lease of a fake API server that two replicas want: the one who has it keeps it until it is handed over.</summary>
internal sealed class OneLease
{
    private readonly JsonObject _lease = [];
    private string _holder = "";
    private string? _past;

    /// <summary>Answers a write.</summary>
    public Task AnswerAsync(HttpContext context, ObservedRequest request)
    {
        if (!request.Path.Contains("/leases", StringComparison.Ordinal))
            return FakeApiServer.Refuse(403, "Forbidden")(context);

        lock (_lease)
        {
            var wish = JsonNode.Parse(request.Body)!.AsObject();
            var candidate = (string?)wish["spec"]!["holderIdentity"] ?? "";
            if (candidate == _past || (_holder.Length > 0 && candidate.Length > 0 && candidate != _holder))
                return FakeApiServer.Refuse(409, "Conflict")(context);

            _holder = candidate;
            foreach (var (name, value) in wish)
                _lease[name] = value?.DeepClone();

            return context.Response.WriteAsync(_lease.ToJsonString());
        }
    }

    /// <summary>Takes it away from who has it, for good.</summary>
    public void HandOver()
    {
        lock (_lease)
            (_past, _holder) = (_holder, "");
    }
}
