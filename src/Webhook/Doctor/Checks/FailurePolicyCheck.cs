using k8s.Models;
using Webhook.Doctor.Facts;
using Webhook.Kubernetes.Objects;

namespace Webhook.Doctor.Checks;

/// <summary>What happens when the webhook does not answer.</summary>
internal sealed class FailurePolicyCheck : IDoctorCheck
{
    private const string Name = "failure-policy";

    /// <inheritdoc/>
    public IEnumerable<Diagnosis> Look(InstallationFacts facts) =>
        facts.Configurations.SelectMany(configuration => configuration.Configuration.Webhooks.Select(entry => Of(configuration, entry)));

    private static Diagnosis Of(FoundConfiguration configuration, V1ValidatingWebhook entry)
    {
        var text = configuration.TextOf(entry);
        if (entry.SideEffects is not ("None" or "NoneOnDryRun"))
            return new(Name, DiagnosisStatus.Failure, $"{text}: sideEffects is {entry.SideEffects}: every dry run fails", "set sideEffects: None");

        return (configuration.Kind, entry.FailurePolicy) switch
        {
            (WebhookConfigurationKind.Mutating, not "Ignore") => new(Name, DiagnosisStatus.Warning, $"{text}: failurePolicy is {entry.FailurePolicy}: no DaemonSet can be changed while the webhook is down", "set failurePolicy: Ignore; a toleration that is not injected is restored with the next change"),
            (WebhookConfigurationKind.Mutating, _) => new(Name, DiagnosisStatus.Ok, $"{text}: fails open (failurePolicy Ignore): while the webhook does not answer, DaemonSets are stored without the tolerations that it adds"),
            (_, "Ignore") => new(Name, DiagnosisStatus.Ok, $"{text}: fails open (failurePolicy Ignore): while the webhook does not answer, changes pass unjudged"),
            _ => new(Name, DiagnosisStatus.Ok, $"{text}: fails closed (failurePolicy {entry.FailurePolicy}): while the webhook does not answer, changes that it is called for are refused"),
        };
    }
}
