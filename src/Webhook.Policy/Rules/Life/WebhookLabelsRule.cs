using Webhook.Model.Meta;
using Webhook.Model.Text;
using Webhook.Policy.Injection;
using Webhook.Policy.Selectors;

namespace Webhook.Policy.Rules.Life;

/// <summary>webhook-labels: labels and annotations of daemonset-webhook.dev say something.</summary>
/// <remarks>
/// <para>Fields: labels and annotations of the DaemonSet and of its template, under <c>daemonset-webhook.dev/</c>. Allowed: inject and control-plane as
/// label or annotation and protected as label, of the DaemonSet itself, each <c>"true"</c> or <c>"false"</c>.</para>
/// <para>Why: anything else is ignored, and who wrote it believes otherwise. On an update only what it changes is reported; on a deletion, a
/// protection that is none.</para>
/// <para>Source: <see href="https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set"/>: values are
/// strings, and YAML's yes and True are other ones than "true".</para>
/// </remarks>
internal sealed class WebhookLabelsRule : Rule
{
    private const string Prefix = "daemonset-webhook.dev/";

    private static readonly string[] Known = [InjectionWishes.InjectKey, InjectionWishes.ControlPlaneKey, DeletionProtectionRule.Label];

    public override void Check(DaemonSetReview review, FindingSink findings)
    {
        if (review.Operation == Operation.Delete)
        {
            if (review.OldObject is { Metadata: { DeletionTimestamp: null } stored })
                CheckProtection(stored, findings);

            return;
        }

        if (!review.IsAlive)
            return;

        var (metadata, template) = (review.Object!.Metadata, review.Object.Spec.Template.Metadata);
        var old = review.Source == ReviewSource.Admission ? review.OldObject : null;
        Check(metadata.Labels, old?.Metadata.Labels, FieldPaths.Labels, findings);
        Check(metadata.Annotations, old?.Metadata.Annotations, "metadata.annotations", findings);
        Check(template.Labels, old?.Spec.Template.Metadata.Labels, FieldPaths.TemplateLabels, findings);
        Check(template.Annotations, old?.Spec.Template.Metadata.Annotations, "spec.template.metadata.annotations", findings);
    }

    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "webhook-labels",
        Title = "Label or annotation of daemonset-webhook.dev that says nothing",
        Category = RuleCategory.Life,
        DefaultAction = RuleAction.Warn,
        What = "A label or annotation under daemonset-webhook.dev/ is unknown, stands where it does not count, or has a value other than \"true\" and "
            + "\"false\". Known are inject and control-plane, as label or annotation, and protected, as label, all on the DaemonSet itself. On an "
            + "update only new values are reported; a deletion reports a protected label that does not protect.",
        Why = "Such a key is ignored: inject: \"False\" injects all the same, and protected: \"yes\" protects nothing.",
        Remedy = "Write \"true\" or \"false\", in quotes and lower case, under one of the known keys, on the DaemonSet itself.",
        Source = "https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set",
    };

    private static void Check(
        IReadOnlyDictionary<string, string> pairs, IReadOnlyDictionary<string, string>? old, string path, FindingSink findings)
    {
        foreach (var (key, value) in new LabelPairs(pairs))
        {
            if (key.StartsWith(Prefix, StringComparison.Ordinal) && old?.GetValueOrDefault(key) != value)
                Check(key, value, path, findings);
        }
    }

    private static void Check(string key, string value, string path, FindingSink findings)
    {
        var field = $"{path}[{key}]";
        if (!Known.Contains(key))
        {
            var nearest = NearestWord.Find(key[Prefix.Length..], Known.Select(known => known[Prefix.Length..]));
            findings.Report(
                field,
                $"{field} is unknown and ignored{(nearest is null ? "" : $"; did you mean {Prefix}{nearest}?")}",
                $"write one of {Phrases.And(Known)}, or drop it");
        }
        else if (path.StartsWith("spec", StringComparison.Ordinal) || (key == DeletionProtectionRule.Label && path != FieldPaths.Labels))
        {
            var place = key == DeletionProtectionRule.Label ? FieldPaths.Labels : "metadata.labels or metadata.annotations";
            findings.Report(field, $"{field} is ignored there: it counts in {place} of the DaemonSet", $"move it to {place}");
        }
        else if (value is not ("true" or "false"))
        {
            findings.Report(field, $"{field} is \"{value}\", which {Effect(key)}: only \"true\" and \"false\" count", Remedy(key));
        }
    }

    private static void CheckProtection(ObjectMeta stored, FindingSink findings)
    {
        if (stored.Labels.TryGetValue(DeletionProtectionRule.Label, out var value) && value is not ("true" or "false"))
        {
            var field = FieldPaths.Label(DeletionProtectionRule.Label);
            findings.Report(field, $"{field} is \"{value}\" and does not protect the DaemonSet, which is deleted", "write \"true\" to protect one");
        }
    }

    private static string Effect(string key) => key switch
    {
        InjectionWishes.InjectKey => "does not stop injection",
        InjectionWishes.ControlPlaneKey => "asks for no control-plane tolerations",
        _ => "protects nothing",
    };

    private static string Remedy(string key) =>
        key == InjectionWishes.InjectKey ? "write \"false\" to turn injection off, or drop it" : "write \"true\", or drop it";
}
