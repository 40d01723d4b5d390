using Webhook.Model.Core;
using Webhook.Model.Json.Skimming;
using Webhook.Model.Meta;

namespace Webhook.Model.Admission.Skimming;

/// <summary>Reads <c>spec.template</c> of a DaemonSet and notes where its parts stand.</summary>
internal static class TemplateSkim
{
    /// <summary>Reads the template at hand; null is an empty one.</summary>
    public static PodTemplateSpec Read(ref SkimReader reader, out TemplatePlace place)
    {
        place = default;
        var start = reader.Start();
        var metadata = ObjectMeta.Empty;
        var spec = PodSpec.Empty;
        if (!reader.TryNull())
        {
            for (var more = reader.BeginObject(); more; more = reader.NextMember())
            {
                var name = reader.Name();
                if (name.SequenceEqual("spec"u8))
                {
                    var specStart = reader.Start();
                    spec = PodSpecSkim.Read(ref reader, out var tolerations);
                    place.PodSpec = (specStart, reader.Position);
                    place.Tolerations = tolerations;
                }
                else if (name.SequenceEqual("metadata"u8))
                {
                    metadata = MetadataSkim.Read(ref reader);
                }
                else
                {
                    reader.Skip();
                }
            }
        }

        place.Template = (start, reader.Position);
        return new() { Metadata = metadata, Spec = spec };
    }
}
