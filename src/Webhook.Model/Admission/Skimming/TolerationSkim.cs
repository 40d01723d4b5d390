using Webhook.Model.Core;
using Webhook.Model.Json.Skimming;

namespace Webhook.Model.Admission.Skimming;

/// <summary>Reads lists of tolerations.</summary>
internal static class TolerationSkim
{
    /// <summary>Reads the list at hand; null is an empty one, and a null in it an empty toleration.</summary>
    public static IReadOnlyList<Toleration> ReadList(ref SkimReader reader)
    {
        if (reader.TryNull())
            return [];

        var tolerations = new ListUnderConstruction<Toleration>();
        for (var more = reader.BeginList(); more; more = reader.NextItem())
            tolerations.Add(ReadToleration(ref reader));

        return tolerations.ToArray();
    }

    private static Toleration ReadToleration(ref SkimReader reader)
    {
        string key = "", op = "", value = "", effect = "";
        long? seconds = null;
        if (!reader.TryNull())
        {
            for (var more = reader.BeginObject(); more; more = reader.NextMember())
            {
                var name = reader.Name();
                if (name.SequenceEqual("key"u8))
                    key = reader.Text();
                else if (name.SequenceEqual("operator"u8))
                    op = reader.Text();
                else if (name.SequenceEqual("effect"u8))
                    effect = reader.Text();
                else if (name.SequenceEqual("value"u8))
                    value = reader.Text();
                else if (name.SequenceEqual("tolerationSeconds"u8))
                    seconds = reader.OptionalInt64();
                else
                    reader.Skip();
            }
        }

        return new() { Key = key, Operator = op, Value = value, Effect = effect, TolerationSeconds = seconds };
    }
}
