using System.Text.Json.Nodes;
using Webhook.Doctor.Facts;

namespace Webhook.Doctor.Checks;

/// <summary>Whether policies that are custom resources are known, and were accepted.</summary>
internal sealed class PolicyResourcesCheck : IDoctorCheck
{
    private const string Name = "policies";

    /// <inheritdoc/>
    public IEnumerable<Diagnosis> Look(InstallationFacts facts)
    {
        if (facts.PolicyDefinition.Problem.Length > 0)
            return [new(Name, DiagnosisStatus.Unknown, $"the CustomResourceDefinition can't be read: {facts.PolicyDefinition.Problem}")];

        if (facts.PolicyDefinition.Value is null)
            return [new(Name, DiagnosisStatus.Ok, "policies come from files alone: there is no CustomResourceDefinition daemonsetpolicies.daemonset-webhook.dev")];

        if (facts.Policies.Problem.Length > 0)
            return [new(Name, DiagnosisStatus.Unknown, $"policies can't be listed: {facts.Policies.Problem}")];

        var policies = (facts.Policies.Value?["items"] as JsonArray ?? []).OfType<JsonObject>().ToList();
        var refused = policies.Where(policy => Accepted(policy) is { } condition && $"{condition["status"]}" == "False").ToList();
        return refused.Count == 0
            ? [new(Name, DiagnosisStatus.Ok, $"{policies.Count} of kind DaemonSetPolicy, none refused")]
            : refused.Select(policy => new Diagnosis(
                Name, DiagnosisStatus.Failure, $"DaemonSetPolicy {policy["metadata"]?["name"]} is refused: {Accepted(policy)?["message"]}", "correct it; daemonset-webhook policy validate says the same before it is applied"));
    }

    private static JsonNode? Accepted(JsonObject policy) =>
        (policy["status"]?["conditions"] as JsonArray ?? []).FirstOrDefault(condition => $"{condition?["type"]}" == "Accepted");
}
