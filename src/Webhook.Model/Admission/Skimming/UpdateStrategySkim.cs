using Webhook.Model.Apps;
using Webhook.Model.Json.Skimming;

namespace Webhook.Model.Admission.Skimming;

/// <summary>Reads <c>spec.updateStrategy</c>.</summary>
internal static class UpdateStrategySkim
{
    /// <summary>Reads the strategy at hand; null is an empty one.</summary>
    public static DaemonSetUpdateStrategy Read(ref SkimReader reader)
    {
        if (reader.TryNull())
            return DaemonSetUpdateStrategy.Empty;

        var type = "";
        RollingUpdateDaemonSet? rollingUpdate = null;
        for (var more = reader.BeginObject(); more; more = reader.NextMember())
        {
            var name = reader.Name();
            if (name.SequenceEqual("type"u8))
                type = reader.Text();
            else if (name.SequenceEqual("rollingUpdate"u8))
                rollingUpdate = ReadRollingUpdate(ref reader);
            else
                reader.Skip();
        }

        return new() { Type = type, RollingUpdate = rollingUpdate };
    }

    private static RollingUpdateDaemonSet? ReadRollingUpdate(ref SkimReader reader)
    {
        if (reader.TryNull())
            return null;

        IntOrPercent? maxUnavailable = null, maxSurge = null;
        for (var more = reader.BeginObject(); more; more = reader.NextMember())
        {
            var name = reader.Name();
            if (name.SequenceEqual("maxUnavailable"u8))
                maxUnavailable = reader.OptionalIntOrPercent();
            else if (name.SequenceEqual("maxSurge"u8))
                maxSurge = reader.OptionalIntOrPercent();
            else
                reader.Skip();
        }

        return new() { MaxUnavailable = maxUnavailable, MaxSurge = maxSurge };
    }
}
