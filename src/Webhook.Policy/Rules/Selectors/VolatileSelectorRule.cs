using System.Text;
using System.Text.Json;
using Webhook.Model.Apps;
using Webhook.Model.Meta;
using Webhook.Policy.Selectors;
using Webhook.Policy.Templates;

namespace Webhook.Policy.Rules.Selectors;

/// <summary>volatile-selector: a selector holds only labels that never change.</summary>
/// <remarks>
/// <para>Field: <c>spec.selector</c> on creation: matchLabels, and matchExpressions with In. Allowed: labels that hold no version and
/// belong to no tool.</para>
/// <para>Why: the selector is immutable and must match the template's labels, so the next version can't be applied.</para>
/// <para>Source: <see href="https://helm.sh/docs/chart_best_practices/labels/"/> and
/// <see href="https://kubernetes.io/docs/concepts/workloads/controllers/daemonset/#pod-selector"/>.</para>
/// </remarks>
internal sealed class VolatileSelectorRule : DaemonSetRule
{
    private const string Changes = "a selector is immutable, so the first update that changes the label is refused";

    protected override void Check(DaemonSet daemonSet, DaemonSetReview review, FindingSink findings)
    {
        if (review.Operation != Operation.Create || review.Source == ReviewSource.Audit || daemonSet.Spec.Selector is not { } selector)
            return;

        foreach (var (key, value) in new LabelPairs(selector.MatchLabels))
        {
            if (Fault(key, value, review) is { Length: > 0 } fault)
                Report($"{FieldPaths.Selector}.matchLabels[{key}]", key, value, fault, findings);
        }

        for (var i = 0; i < selector.MatchExpressions.Count; i++)
            Check(i, selector.MatchExpressions[i], review, findings);
    }

    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "volatile-selector",
        Title = "Selector holds a label that changes",
        Category = RuleCategory.SelectorAndLabels,
        DefaultAction = RuleAction.Warn,
        What = "On creation, spec.selector asks for a label that holds a version (helm.sh/chart, chart, app.kubernetes.io/version, or the value is "
            + "the tag of an image of the template), or that a tool or controller sets (app.kubernetes.io/managed-by, heritage, pod-template-hash, "
            + "controller-revision-hash, pod-template-generation, tracking labels of Argo CD and Flux).",
        Why = "A selector is immutable and must match the template's labels. When the version or the tool changes, the update is refused, and the "
            + "DaemonSet has to be deleted and created anew.",
        Remedy = "Select by labels that never change, such as app.kubernetes.io/name and app.kubernetes.io/instance.",
        Source = "https://helm.sh/docs/chart_best_practices/labels/",
    };

    private static void Check(int index, LabelSelectorRequirement requirement, DaemonSetReview review, FindingSink findings)
    {
        if (requirement.Operator != SelectorOperator.In)
            return;

        for (var i = 0; i < requirement.Values.Count; i++)
        {
            var value = requirement.Values[i];
            if (Fault(requirement.Key, value, review) is { Length: > 0 } fault)
                Report($"{FieldPaths.Selector}.matchExpressions[{index}]", requirement.Key, value, fault, findings);
        }
    }

    private static void Report(string field, string key, string value, string fault, FindingSink findings) => findings.Report(
        field,
        $"{field} is {key}={value}, which {fault}",
        $"drop {key} from the selector and keep it as a label only; select by app.kubernetes.io/name and app.kubernetes.io/instance");

    private static string Fault(string key, string value, DaemonSetReview review) => Fault(key) is { Length: > 0 } fault ? fault
        : IsImageTag(value, review) ? $"holds the tag of an image of the template: {Changes}"
        : "";

    private static string Fault(string key) => key switch
    {
        "helm.sh/chart" or "chart" => $"holds the version of the chart: {Changes}",
        "app.kubernetes.io/version" => $"holds the version of the application: {Changes}",
        "app.kubernetes.io/managed-by" or "heritage" => $"names the tool that manages the object: {Changes}",
        "argocd.argoproj.io/instance" => $"Argo CD sets by itself: {Changes}",
        "kustomize.toolkit.fluxcd.io/name" or "kustomize.toolkit.fluxcd.io/namespace" or "helm.toolkit.fluxcd.io/name"
            or "helm.toolkit.fluxcd.io/namespace" => $"Flux sets by itself: {Changes}",
        "pod-template-hash" => "belongs to the ReplicaSets of Deployments",
        "controller-revision-hash" or "pod-template-generation" => "the DaemonSet controller overwrites on each pod that it makes",
        _ => "",
    };

    // Only what looks like a version: a word such as canary may be the tag of an image by chance.
    private static bool IsImageTag(string value, DaemonSetReview review)
    {
        if (!HasDigit(value) || !IsWrittenAsTag(value, review.ObjectJson.Span))
            return false;

        var json = (review.Template ?? TemplateJson.Locate(review.ObjectJson)).PodSpec;
        return !json.IsEmpty && ReceivedJson.TryParse(json) is { ValueKind: JsonValueKind.Object } pod
            && (HasTag(pod, "containers", value) || HasTag(pod, "initContainers", value));
    }

    private static bool HasDigit(string value)
    {
        foreach (var character in value)
        {
            if (char.IsAsciiDigit(character))
                return true;
        }

        return false;
    }

    // Whether it stands behind a colon anywhere, which is found out without parsing.
    private static bool IsWrittenAsTag(string value, ReadOnlySpan<byte> json)
    {
        if (value.Length > LabelSyntax.NameLength)
            return false;

        Span<byte> tag = stackalloc byte[(LabelSyntax.NameLength * 3) + 1];
        tag[0] = (byte)':';
        return json.IndexOf(tag[..(Encoding.UTF8.GetBytes(value, tag[1..]) + 1)]) >= 0;
    }

    private static bool HasTag(JsonElement pod, string list, string tag) =>
        pod.TryGetProperty(list, out var containers) && containers.ValueKind == JsonValueKind.Array
        && containers.EnumerateArray().Any(container => container.ValueKind == JsonValueKind.Object
            && container.TryGetProperty("image", out var image) && image.ValueKind == JsonValueKind.String && TagOf(image.GetString()!) == tag);

    // A colon before the last slash is the registry's port; a digest follows the tag.
    private static string TagOf(string image)
    {
        var name = image.Split('@')[0];
        return name.LastIndexOf(':') is var colon && colon > name.LastIndexOf('/') ? name[(colon + 1)..] : "";
    }
}
