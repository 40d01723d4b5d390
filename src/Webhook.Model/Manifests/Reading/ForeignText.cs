using System.Text.RegularExpressions;
using Webhook.Model.Text;

namespace Webhook.Model.Manifests.Reading;

/// <summary>Tells documents of other tools from manifests that are broken. In doubt it is a manifest, so that nothing is lost.</summary>
internal static partial class ForeignText
{
    // Groups that have hardly anything but workloads: a document of one of them without a kind has lost it.
    private static readonly string[] WorkloadGroups = ["apps/", "extensions/"];

    /// <summary>Whether text that could not be read says nowhere that it is a Kubernetes object.</summary>
    public static bool IsForeign(ReadOnlySpan<char> text) => !(ApiVersionKey().IsMatch(text) && KindKey().IsMatch(text));

    /// <summary>Whether a template language stands where YAML expects a key or a value; in quotes and in blocks of text it may stand.</summary>
    public static bool IsTemplate(ReadOnlySpan<char> text) => TemplateMark().IsMatch(text);

    /// <summary>Whether an object's name is still to be filled in, in quotes, so that the text is YAML all the same.</summary>
    public static bool HasTemplateForName(ManifestNode root) =>
        root is ManifestMapping mapping && mapping["metadata"] is ManifestMapping metadata
        && metadata["name"] is ManifestScalar { Text: var name } && name.Contains("{{", StringComparison.Ordinal);

    /// <summary>Whether a value is no Kubernetes object and does not look like one that lost something.</summary>
    public static bool IsForeign(ManifestNode root) => root switch
    {
        ManifestMapping mapping => IsForeign(new FoundObject(mapping, FieldPath.Root)),
        ManifestSequence list => !list.Items.OfType<ManifestMapping>().Any(item => !IsForeign(new FoundObject(item, FieldPath.Root))),
        ManifestScalar scalar => !scalar.IsNull,
        _ => false,
    };

    private static bool IsForeign(FoundObject found) =>
        (found.Kind.Length == 0 && !WorkloadGroups.Any(group => found.ApiVersion.StartsWith(group, StringComparison.Ordinal)))
        || (found.ApiVersion.Length == 0 && found.Kind != "List" && NearestWord.Find(found.Kind, [Apps.DaemonSetKind.Kind]) is null);

    [GeneratedRegex(@"^[ \t{,]*[""']?apiVersion[""']?[ \t]*:|""apiVersion""\s*:", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex ApiVersionKey();

    [GeneratedRegex(@"^[ \t{,]*[""']?kind[""']?[ \t]*:|""kind""\s*:", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex KindKey();

    /// <summary>At the start of a line, behind a dash, or as the start of a plain value.</summary>
    [GeneratedRegex(@"^[ \t]*(-[ \t]+)*([\w./-]+:[ \t]+)?(\{\{|\{%)", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex TemplateMark();
}
