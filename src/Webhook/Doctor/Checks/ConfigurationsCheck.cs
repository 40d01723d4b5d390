using Webhook.Doctor.Facts;
using Webhook.Kubernetes.Objects;

namespace Webhook.Doctor.Checks;

/// <summary>Whether the API server knows the webhook at all.</summary>
internal sealed class ConfigurationsCheck : IDoctorCheck
{
    private const string Name = "configurations";

    /// <inheritdoc/>
    public IEnumerable<Diagnosis> Look(InstallationFacts facts) =>
        Enum.GetValues<WebhookConfigurationKind>().SelectMany(kind => Of(kind, facts));

    private static IEnumerable<Diagnosis> Of(WebhookConfigurationKind kind, InstallationFacts facts)
    {
        var found = facts.Configurations.Where(configuration => configuration.Kind == kind).ToList();
        if (found.Count == 0)
        {
            var consequence = kind == WebhookConfigurationKind.Mutating ? "no toleration is injected" : "no DaemonSet is judged";
            yield return new(Name, DiagnosisStatus.Failure, $"there is no {kind}WebhookConfiguration that calls namespace {facts.Namespace}: {consequence}", "install the chart, or give the right --namespace and --release");
        }

        foreach (var configuration in found)
        {
            var entries = configuration.Configuration.Webhooks;
            var unheard = entries.Where(entry => !(entry.Rules ?? []).Any(rule => (rule.Resources ?? []).Any(resource => resource is "daemonsets" or "*" or "*/*"))).ToList();
            yield return unheard.Count == 0
                ? new(Name, DiagnosisStatus.Ok, $"{configuration.Text}: {string.Join(", ", entries.Select(entry => entry.Name))}")
                : new(Name, DiagnosisStatus.Warning, $"{configuration.Text}: {string.Join(", ", unheard.Select(entry => entry.Name))} is not called for daemonsets", "add resources: [daemonsets] to its rules");
        }
    }
}
