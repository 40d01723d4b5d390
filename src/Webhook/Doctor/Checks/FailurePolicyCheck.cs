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

    private static Diagnosis Of(FoundConfiguration configuration, WebhookEntry entry)
    {
        var text = configuration.TextOf(entry);
        if (entry.SideEffects is not ("None" or "NoneOnDryRun"))
            return new(Name, DiagnosisStatus.Failure, $"{text}: sideEffects is {entry.SideEffects}: every dry run fails", "set sideEffects: None");

        return (configuration.Kind, entry.FailurePolicy) switch
        {
            (WebhookConfigurationKind.Mutating, not "Ignore") => new(Name, DiagnosisStatus.Warning, $"{text}: failurePolicy is {entry.FailurePolicy}: no DaemonSet can be changed while the webhook is down", "set failurePolicy: Ignore; a toleration that is not injected is restored with the next change"),
            (_, "Ignore") => new(Name, DiagnosisStatus.Ok, $"{text}: fails open"),
            _ => new(Name, DiagnosisStatus.Ok, $"{text}: fails closed: no DaemonSet that it is called for passes unjudged"),
        };
    }
}
