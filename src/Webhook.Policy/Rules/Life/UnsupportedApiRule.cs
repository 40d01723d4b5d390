using System.Text.Json;
using Webhook.Model.Apps;
using Webhook.Policy.Templates;

namespace Webhook.Policy.Rules.Life;

/// <summary>unsupported-api: a manifest that today's API server has no kind for.</summary>
/// <remarks>
/// <para>Field: <c>apiVersion</c>, and what must change with it. Allowed: <c>apps/v1</c>.</para>
/// <para>Why: kubectl answers "no matches for kind DaemonSet"; and the old versions had other defaults.</para>
/// <para>Source: <see href="https://kubernetes.io/docs/reference/using-api/deprecation-guide/#daemonset-v116"/>.</para>
/// </remarks>
internal sealed class UnsupportedApiRule : DaemonSetRule
{
    protected override void Check(DaemonSet daemonSet, DaemonSetReview review, FindingSink findings)
    {
        if (!DaemonSetApi.IsUnsupported(review))
            return;

        findings.Report("apiVersion", Problem(daemonSet.ApiVersion), $"write apiVersion: {DaemonSetApi.Current}");
        if (daemonSet.Spec.Selector is not { IsEmpty: false })
        {
            var labels = daemonSet.Spec.Template.Metadata.Labels;
            var isMadeUp = daemonSet.ApiVersion == DaemonSetApi.Extensions;
            var origin = isMadeUp ? $": {daemonSet.ApiVersion} took the template's labels for it" : "";
            findings.Report(
                FieldPaths.Selector,
                $"{FieldPaths.Selector} is missing, and {DaemonSetApi.Current} requires it{origin}",
                labels.Count == 0
                    ? "write spec.selector.matchLabels, and the same labels in spec.template.metadata.labels"
                    : $"write spec.selector.matchLabels: {Phrases.Yaml(labels)}");
        }

        if (daemonSet.ApiVersion == DaemonSetApi.Extensions && review.ObjectJson.Length > 0)
            CheckWritten(review.ObjectJson, findings);
    }

    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "unsupported-api",
        Title = "API version without a DaemonSet",
        Category = RuleCategory.Life,
        DefaultAction = RuleAction.Deny,
        What = "apiVersion is extensions/v1beta1, apps/v1beta2 or another version that has no DaemonSet. Everything that must change "
            + "with it is listed: the selector, the default of the update strategy, templateGeneration. "
            + "A DaemonSet of somebody else's API group, one with a dot in its name, is not reported.",
        Why = "Kubernetes 1.16 and later know the DaemonSet of apps/v1 only: the manifest can't be applied, and with the version alone "
            + "changed it lacks a selector or rolls out where it did not before.",
        Remedy = "Write apiVersion: apps/v1, spell out spec.selector, and choose spec.updateStrategy.type.",
        Source = "https://kubernetes.io/docs/reference/using-api/deprecation-guide/#daemonset-v116",
        IsEnforcedByApiServer = true,
    };

    private static string Problem(string apiVersion) => apiVersion switch
    {
        "" => "apiVersion is missing",
        DaemonSetApi.Extensions or DaemonSetApi.Beta => $"apiVersion is {apiVersion}, which Kubernetes 1.16 and later no longer serve",
        _ => $"apiVersion is {apiVersion}, which has no DaemonSet",
    };

    /// <summary>Looks at what only the text says: defaulting has filled in the strategy, and apps/v1 has no templateGeneration.</summary>
    private static void CheckWritten(ReadOnlyMemory<byte> json, FindingSink findings)
    {
        if (ReceivedJson.TryParse(json) is not { } document || !document.TryGetProperty("spec", out var spec) || spec.ValueKind != JsonValueKind.Object)
            return;

        if (!spec.TryGetProperty("updateStrategy", out var strategy)
            || strategy.ValueKind != JsonValueKind.Object
            || !strategy.TryGetProperty("type", out var type)
            || type.ValueKind != JsonValueKind.String)
        {
            findings.Report(
                FieldPaths.UpdateStrategy,
                $"{FieldPaths.UpdateStrategy}.type is missing: {DaemonSetApi.Extensions} made it OnDelete, {DaemonSetApi.Current} makes "
                    + "it RollingUpdate",
                "write type: OnDelete to go on replacing pods by hand, or type: RollingUpdate");
        }

        if (spec.TryGetProperty("templateGeneration", out _))
            findings.Report("spec.templateGeneration", $"spec.templateGeneration is no field of {DaemonSetApi.Current}", "drop it");
    }
}
