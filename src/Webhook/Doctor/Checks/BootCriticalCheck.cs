using k8s.Models;
using Webhook.Doctor.Facts;
using Webhook.Model.Meta;
using Webhook.Policy.Selectors;

namespace Webhook.Doctor.Checks;

/// <summary>Whether what the cluster and the webhook need to start can be changed while the webhook is down.</summary>
/// <remarks>Source: <see href="https://kubernetes.io/docs/concepts/cluster-administration/admission-webhooks-good-practices/"/>.</remarks>
internal sealed class BootCriticalCheck : IDoctorCheck
{
    private const string Name = "boot-critical";

    /// <inheritdoc/>
    public IEnumerable<Diagnosis> Look(InstallationFacts facts)
    {
        foreach (var @namespace in new[] { "kube-system", facts.Namespace }.Distinct())
        {
            var closed = facts.Configurations
                .SelectMany(configuration => configuration.Configuration.Webhooks.Where(entry => entry.FailurePolicy != "Ignore" && Selects(entry, @namespace)).Select(configuration.TextOf))
                .ToList();
            yield return closed.Count == 0
                ? new(Name, DiagnosisStatus.Ok, $"DaemonSets in {@namespace} can be changed while the webhook is down")
                : new(
                    Name,
                    DiagnosisStatus.Failure,
                    $"DaemonSets in {@namespace} can't be changed while the webhook is down, also those that it needs to come back: {string.Join("; ", closed)}",
                    $"exclude {@namespace} from the entry's namespaceSelector (kubernetes.io/metadata.name NotIn), and judge it by an entry that fails open");
        }
    }

    /// <summary>By the one label that every namespace has; other labels are not known here and count as absent.</summary>
    private static bool Selects(V1ValidatingWebhook entry, string @namespace) =>
        entry.NamespaceSelector is not { } selector
        || LabelSelectorMatching.Matches(Read(selector), new Dictionary<string, string> { ["kubernetes.io/metadata.name"] = @namespace });

    private static LabelSelector Read(V1LabelSelector selector) => new()
    {
        MatchLabels = (selector.MatchLabels ?? new Dictionary<string, string>()).AsReadOnly(),
        MatchExpressions = [.. (selector.MatchExpressions ?? []).Select(wanted => new LabelSelectorRequirement { Key = wanted.Key, Operator = wanted.OperatorProperty, Values = [.. wanted.Values ?? []] })],
    };
}
