using System.Text.Json;
using Webhook.Model.Core;
using Webhook.Policy.Injection;
using Webhook.Policy.Templates;

namespace Webhook.Cluster.Snapshots;

/// <summary>The fields of a kind that a snapshot keeps: what rules read, and nothing that may be secret or changes all the time.</summary>
internal sealed class KeptFields
{
    private const string Annotations = "annotations";

    // Others may hold anything: kubectl keeps the whole manifest in one, environment variables of containers included.
    private static readonly HashSet<string> KeptAnnotations =
        [TemplateComparison.TemplateGenerationAnnotation, InjectionWishes.ControlPlaneKey, InjectionWishes.InjectKey, .. NamespaceAnnotations.Kept];

    private readonly Dictionary<string, KeptFields> _children = new(StringComparer.Ordinal);

    private bool _isAnnotations;

    private KeptFields()
    {
    }

    /// <summary>Builds the tree.</summary>
    /// <param name="paths">
    /// Member names joined by dots; lists don't count as a step, and all below the last name is kept. Of annotations only
    /// those are kept that rules read.
    /// </param>
    public static KeptFields Of(IEnumerable<string> paths)
    {
        var root = new KeptFields();
        foreach (var path in paths)
        {
            var at = root;
            foreach (var name in path.Split('.'))
            {
                if (!at._children.TryGetValue(name, out var child))
                    at._children.Add(name, child = new() { _isAnnotations = name == Annotations });

                at = child;
            }
        }

        return root;
    }

    /// <summary>Writes the members of an object that are kept, in their order; the braces are the caller's.</summary>
    public void WriteMembers(Utf8JsonWriter writer, JsonElement value)
    {
        foreach (var member in value.EnumerateObject())
        {
            if (_children.TryGetValue(member.Name, out var child) && member.Value.ValueKind != JsonValueKind.Null)
            {
                writer.WritePropertyName(member.Name);
                child.Write(writer, member.Value);
            }
            else if (_children.Count == 0 && (!_isAnnotations || IsKept(member.Name)))
            {
                member.WriteTo(writer);
            }
        }
    }

    private static bool IsKept(string annotation) => KeptAnnotations.Contains(annotation) || PodSecurityFields.IsProfile(annotation);

    private void Write(Utf8JsonWriter writer, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                WriteMembers(writer, value);
                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in value.EnumerateArray())
                    Write(writer, item);

                writer.WriteEndArray();
                break;
            default:
                value.WriteTo(writer);
                break;
        }
    }
}
