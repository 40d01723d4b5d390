using System.Text.Json.Nodes;
using Webhook.Doctor.Facts;

namespace Webhook.Doctor.Checks;

/// <summary>Whether somebody answers behind the Services.</summary>
internal sealed class EndpointsCheck : IDoctorCheck
{
    private const string Name = "endpoints";

    /// <inheritdoc/>
    public IEnumerable<Diagnosis> Look(InstallationFacts facts) => facts.Endpoints.Count == 0
        ? [new(Name, DiagnosisStatus.Unknown, "no configuration calls a Service")]
        : facts.Endpoints.Select(entry => Of(entry.Key, entry.Value));

    private static Diagnosis Of(string service, Fact<JsonObject> endpoints)
    {
        if (endpoints.Problem.Length > 0)
            return new(Name, DiagnosisStatus.Unknown, $"the endpoints of Service {service} can't be read: {endpoints.Problem}");

        var ready = Count(endpoints.Value, "addresses");
        var waiting = Count(endpoints.Value, "notReadyAddresses");
        return ready switch
        {
            0 => new(Name, DiagnosisStatus.Failure, $"Service {service} has no ready endpoint, {waiting} not ready: every call fails", "look at the pods: kubectl get pods, and their /readyz"),
            1 => new(Name, DiagnosisStatus.Warning, $"Service {service} has one ready endpoint, {waiting} not ready: nobody answers while it restarts", "run two replicas or more"),
            _ => new(Name, DiagnosisStatus.Ok, $"Service {service} has {ready} ready endpoints"),
        };
    }

    private static int Count(JsonObject? endpoints, string member) =>
        (endpoints?["subsets"] as JsonArray ?? []).Sum(subset => (subset?[member] as JsonArray)?.Count ?? 0);
}
