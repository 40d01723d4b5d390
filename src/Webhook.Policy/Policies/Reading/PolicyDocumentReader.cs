using System.Text.Json;
using Webhook.Policy.Rules;

namespace Webhook.Policy.Policies.Reading;

/// <summary>Makes a policy of a document. What has the wrong shape is reported and left out; the meaning is judged afterwards.</summary>
internal static class PolicyDocumentReader
{
    private static readonly Dictionary<string, RuleAction> Actions = new(StringComparer.Ordinal)
    {
        [nameof(RuleAction.Deny)] = RuleAction.Deny,
        [nameof(RuleAction.Warn)] = RuleAction.Warn,
        [nameof(RuleAction.Audit)] = RuleAction.Audit,
        [nameof(RuleAction.Off)] = RuleAction.Off,
    };

    /// <summary>Reads a document whose apiVersion and kind are right.</summary>
    public static DaemonSetPolicy Read(PolicyField root)
    {
        // As a custom resource it has a status and all of an object's metadata: neither is ours to judge.
        root.Object("apiVersion", "kind", "metadata", "spec", "status");
        var spec = root["spec"].Object("match", "tolerations", "rules", "exemptions");
        return new DaemonSetPolicy
        {
            Name = Metadata(root["metadata"])["name"].Text(),
            Match = PolicyMatchReader.Read(spec["match"]),
            Tolerations = PolicyTolerationsReader.Read(spec["tolerations"]),
            Rules = ReadRules(spec["rules"]),
            Exemptions = [.. spec["exemptions"].Items().Select(item => ExemptionReader.Read(item.Required()))],
        };
    }

    private static PolicyField Metadata(PolicyField metadata) => metadata.Object(
        "name", "namespace", "labels", "annotations", "uid", "resourceVersion", "generation", "creationTimestamp",
        "deletionTimestamp", "deletionGracePeriodSeconds", "finalizers", "ownerReferences", "managedFields", "selfLink");

    private static Dictionary<string, RuleSetting> ReadRules(PolicyField rules)
    {
        var settings = new Dictionary<string, RuleSetting>(StringComparer.Ordinal);
        foreach (var (id, field) in rules.Map())
        {
            // Its present id, if it is written too, decides.
            var known = RuleCatalogue.Find(id)?.Descriptor.Id ?? id;
            if (known == id)
                settings[id] = ReadRule(field);
            else if (!rules.Map().Any(other => other.Key == known))
                settings[known] = ReadRule(field);
            else
                field.Problems.Unreadable(field.Path, $"is the former id of {known}, which stands here too; take {id} out");
        }

        return settings;
    }

    private static RuleSetting ReadRule(PolicyField field)
    {
        if (field.Value.ValueKind == JsonValueKind.String)
        {
            field.Problems.Unreadable(
                field.Path, $"is the string {field.Value.GetRawText()}; write a mapping, {{action: {field.Value.GetString()}}}");
            return new RuleSetting();
        }

        var parameters = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var (name, value) in field.Map())
        {
            if (name != "action" && !value.IsAbsent)
                parameters[name] = value.Value.Clone();
        }

        return new RuleSetting { Action = ReadAction(field["action"]), Parameters = new RuleParameters(parameters) };
    }

    // Off without quotes is false in YAML 1.1, which Kubernetes reads.
    private static RuleAction? ReadAction(PolicyField action) =>
        action.Value.ValueKind == JsonValueKind.False ? RuleAction.Off : action.Word(Actions);
}
