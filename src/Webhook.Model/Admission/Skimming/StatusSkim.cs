using Webhook.Model.Apps;
using Webhook.Model.Json.Skimming;

namespace Webhook.Model.Admission.Skimming;

/// <summary>Reads the figures of a DaemonSet's status.</summary>
internal static class StatusSkim
{
    /// <summary>Reads the status at hand; null is one of zeros.</summary>
    public static DaemonSetStatus Read(ref SkimReader reader)
    {
        if (reader.TryNull())
            return DaemonSetStatus.Empty;

        long observedGeneration = 0;
        int desired = 0, current = 0, misscheduled = 0, ready = 0, updated = 0, available = 0, unavailable = 0;
        for (var more = reader.BeginObject(); more; more = reader.NextMember())
        {
            var name = reader.Name();
            if (name.SequenceEqual("observedGeneration"u8))
                observedGeneration = reader.Int64();
            else if (name.SequenceEqual("desiredNumberScheduled"u8))
                desired = reader.Int32();
            else if (name.SequenceEqual("currentNumberScheduled"u8))
                current = reader.Int32();
            else if (name.SequenceEqual("numberMisscheduled"u8))
                misscheduled = reader.Int32();
            else if (name.SequenceEqual("numberReady"u8))
                ready = reader.Int32();
            else if (name.SequenceEqual("updatedNumberScheduled"u8))
                updated = reader.Int32();
            else if (name.SequenceEqual("numberAvailable"u8))
                available = reader.Int32();
            else if (name.SequenceEqual("numberUnavailable"u8))
                unavailable = reader.Int32();
            else
                reader.Skip();
        }

        // A created object has a status of zeros alone.
        return (observedGeneration | (uint)(desired | current | misscheduled | ready | updated | available | unavailable)) == 0
            ? DaemonSetStatus.Empty
            : new()
            {
                ObservedGeneration = observedGeneration,
                DesiredNumberScheduled = desired,
                CurrentNumberScheduled = current,
                NumberMisscheduled = misscheduled,
                NumberReady = ready,
                UpdatedNumberScheduled = updated,
                NumberAvailable = available,
                NumberUnavailable = unavailable,
            };
    }
}
