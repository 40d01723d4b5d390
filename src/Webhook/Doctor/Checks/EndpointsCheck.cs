using System.Text.Json.Nodes;
using Webhook.Doctor.Facts;
using Webhook.Model.Text;

namespace Webhook.Doctor.Checks;

/// <summary>Whether somebody answers behind the Services.</summary>
internal sealed class EndpointsCheck : IDoctorCheck
{
    private const string Name = "endpoints";

    /// <inheritdoc/>
    public IEnumerable<Diagnosis> Look(InstallationFacts facts) => facts.Endpoints.Count == 0
        ? [new(Name, DiagnosisStatus.Unknown, "no configuration calls a Service")]
        : facts.Endpoints.Select(entry => Of(entry.Key, entry.Value, facts.Backends.GetValueOrDefault(entry.Key)));

    private static Diagnosis Of(string service, Fact<JsonObject> endpoints, ServiceBackend? backend)
    {
        if (endpoints.Problem.Length > 0)
            return new(Name, DiagnosisStatus.Unknown, $"the endpoints of Service {service} can't be read: {endpoints.Problem}");

        if (backend is { Service: { Value: null, Problem: "" } } && endpoints.Value is null)
            return new(Name, DiagnosisStatus.Failure, $"there is no Service {service}: every call fails", "install the chart, or correct clientConfig.service of the webhook configurations");

        var ready = Count(endpoints.Value, "addresses");
        return ready switch
        {
            0 => new(Name, DiagnosisStatus.Failure, $"Service {service} has no ready endpoint{PodsOf(endpoints.Value, backend)}: every call fails", Remedy(service, backend)),
            1 => new(Name, DiagnosisStatus.Warning, $"Service {service} has one ready endpoint{PodsOf(endpoints.Value, backend)}: nobody answers while it restarts", "run two replicas or more"),
            _ => new(Name, DiagnosisStatus.Ok, $"Service {service} has {ready} ready endpoints"),
        };
    }

    /// <summary>The pods themselves are counted: a pod without an address, as one that is Pending, is among no endpoints.</summary>
    private static string PodsOf(JsonObject? endpoints, ServiceBackend? backend)
    {
        if (backend is not { Selector.Length: > 0 })
        {
            var waiting = Count(endpoints, "notReadyAddresses");
            return waiting == 0 ? "" : $", {waiting} not ready";
        }

        if (backend.Pods.Problem.Length > 0)
            return $" (its pods can't be listed: {backend.Pods.Problem})";

        var states = backend.Selected.GroupBy(StateOf, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => $"{group.Count()} {group.Key}").ToList();
        return states.Count == 0
            ? $" and no pod with {backend.Selector}"
            : $"; {Counted.Of(backend.Selected.Count, "pod")} with {backend.Selector}: {string.Join(", ", states)}";
    }

    private static string StateOf(JsonObject pod)
    {
        var phase = $"{pod["status"]?["phase"] ?? "Unknown"}";
        var isReady = (pod["status"]?["conditions"] as JsonArray ?? []).Any(condition => $"{condition?["type"]}" == "Ready" && $"{condition?["status"]}" == "True");
        return pod["metadata"]?["deletionTimestamp"] is not null ? "terminating" : phase != "Running" ? phase : isReady ? "ready" : "Running but not ready";
    }

    private static string Remedy(string service, ServiceBackend? backend)
    {
        var (@namespace, selector) = (service.Split('/')[0], backend?.Selector is { Length: > 0 } labels ? $" -l {labels}" : "");
        return backend is { Selector.Length: > 0, Pods.Problem: "", Selected.Count: 0 }
            ? $"see why none is made: kubectl -n {@namespace} describe deployments,replicasets{selector}"
            : $"see why: kubectl -n {@namespace} describe pods{selector}";
    }

    private static int Count(JsonObject? endpoints, string member) =>
        (endpoints?["subsets"] as JsonArray ?? []).Sum(subset => (subset?[member] as JsonArray)?.Count ?? 0);
}
