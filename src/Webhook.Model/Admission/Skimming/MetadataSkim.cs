using Webhook.Model.Json;
using Webhook.Model.Json.Skimming;
using Webhook.Model.Meta;

namespace Webhook.Model.Admission.Skimming;

/// <summary>Reads the metadata of an object or a template.</summary>
internal static class MetadataSkim
{
    /// <summary>Reads the metadata at hand; null is empty.</summary>
    public static ObjectMeta Read(ref SkimReader reader)
    {
        if (reader.TryNull())
            return ObjectMeta.Empty;

        string objectName = "", generateName = "", nameSpace = "", uid = "";
        long generation = 0;
        var labels = AbsentAsEmpty.Map(null);
        var annotations = labels;
        IReadOnlyList<OwnerReference> owners = [];
        DateTimeOffset? created = null, deleted = null;
        for (var more = reader.BeginObject(); more; more = reader.NextMember())
        {
            var name = reader.Name();
            if (name.SequenceEqual("managedFields"u8))
                reader.Skip();
            else if (name.SequenceEqual("name"u8))
                objectName = reader.Text();
            else if (name.SequenceEqual("namespace"u8))
                nameSpace = reader.Text();
            else if (name.SequenceEqual("labels"u8))
                labels = reader.Map();
            else if (name.SequenceEqual("annotations"u8))
                annotations = ReadAnnotations(ref reader);
            else if (name.SequenceEqual("uid"u8))
                uid = reader.Text();
            else if (name.SequenceEqual("generation"u8))
                generation = reader.Int64();
            else if (name.SequenceEqual("creationTimestamp"u8))
                created = reader.OptionalTime();
            else if (name.SequenceEqual("deletionTimestamp"u8))
                deleted = reader.OptionalTime();
            else if (name.SequenceEqual("generateName"u8))
                generateName = reader.Text();
            else if (name.SequenceEqual("ownerReferences"u8))
                owners = reader.Value(ModelJsonContext.Default.IReadOnlyListOwnerReference) ?? [];
            else
                reader.Skip();
        }

        return new()
        {
            Name = objectName,
            GenerateName = generateName,
            Namespace = nameSpace,
            Uid = uid,
            Generation = generation,
            Labels = labels,
            Annotations = annotations,
            OwnerReferences = owners,
            CreationTimestamp = created,
            DeletionTimestamp = deleted,
        };
    }

    /// <summary>The annotations that somebody reads: the others hold whole manifests, and come with every object.</summary>
    private static IReadOnlyDictionary<string, string> ReadAnnotations(ref SkimReader reader)
    {
        var annotations = new MapUnderConstruction();
        if (reader.TryNull())
            return annotations.ToMap();

        for (var more = reader.BeginObject(); more; more = reader.NextMember())
        {
            var key = reader.Name();
            if (ReadAnnotationKeys.Holds(key))
                annotations.Set(SeenText.Of(key), reader.Text());
            else
                reader.SkipText();
        }

        return annotations.ToMap();
    }
}
