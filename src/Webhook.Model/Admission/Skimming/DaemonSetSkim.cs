using Webhook.Model.Apps;
using Webhook.Model.Json.Skimming;
using Webhook.Model.Meta;

namespace Webhook.Model.Admission.Skimming;

/// <summary>Reads the fields of a DaemonSet that rules and injection ask for, and finds its end, in one pass.</summary>
/// <remarks>
/// The fields, their types and what null means are those of <see cref="ModelJsonContext"/>; tests hold the two equal. All else
/// is passed over: managedFields, environments, volumes, resources, annotations that nobody reads.
/// </remarks>
internal static class DaemonSetSkim
{
    /// <summary>Reads the object at hand, with the API server's defaults; null is an empty one.</summary>
    /// <param name="reader">Its positions are indexes of <paramref name="json"/>.</param>
    /// <param name="json">The whole document, which the template's place is a slice of.</param>
    public static DaemonSetDocument Read(ref SkimReader reader, ReadOnlyMemory<byte> json)
    {
        string apiVersion = "", kind = "";
        var metadata = ObjectMeta.Empty;
        var status = DaemonSetStatus.Empty;
        var spec = DaemonSetSpec.Empty;
        var template = new TemplatePlace();
        if (!reader.TryNull())
        {
            for (var more = reader.BeginObject(); more; more = reader.NextMember())
            {
                var name = reader.Name();
                if (name.SequenceEqual("spec"u8))
                    spec = ReadSpec(ref reader, out template);
                else if (name.SequenceEqual("metadata"u8))
                    metadata = MetadataSkim.Read(ref reader);
                else if (name.SequenceEqual("status"u8))
                    status = StatusSkim.Read(ref reader);
                else if (name.SequenceEqual("kind"u8))
                    kind = reader.Text();
                else if (name.SequenceEqual("apiVersion"u8))
                    apiVersion = reader.Text();
                else
                    reader.Skip();
            }
        }

        var daemonSet = new DaemonSet { ApiVersion = apiVersion, Kind = kind, Metadata = metadata, Spec = spec, Status = status };
        return new(DaemonSetDefaults.Apply(daemonSet), template.In(json));
    }

    private static DaemonSetSpec ReadSpec(ref SkimReader reader, out TemplatePlace place)
    {
        place = default;
        if (reader.TryNull())
            return DaemonSetSpec.Empty;

        LabelSelector? selector = null;
        var template = Core.PodTemplateSpec.Empty;
        var strategy = DaemonSetUpdateStrategy.Empty;
        var minReadySeconds = 0;
        int? revisionHistoryLimit = null;
        for (var more = reader.BeginObject(); more; more = reader.NextMember())
        {
            var name = reader.Name();
            if (name.SequenceEqual("template"u8))
                template = TemplateSkim.Read(ref reader, out place);
            else if (name.SequenceEqual("selector"u8))
                selector = SelectorSkim.Read(ref reader);
            else if (name.SequenceEqual("updateStrategy"u8))
                strategy = UpdateStrategySkim.Read(ref reader);
            else if (name.SequenceEqual("minReadySeconds"u8))
                minReadySeconds = reader.Int32();
            else if (name.SequenceEqual("revisionHistoryLimit"u8))
                revisionHistoryLimit = reader.OptionalInt32();
            else
                reader.Skip();
        }

        return new()
        {
            Selector = selector,
            Template = template,
            UpdateStrategy = strategy,
            MinReadySeconds = minReadySeconds,
            RevisionHistoryLimit = revisionHistoryLimit,
        };
    }
}
