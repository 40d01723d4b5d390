using System.Text.Json;
using Webhook.Policy.Placement;

namespace Webhook.Output;

/// <summary>What a change of nodes does to a DaemonSet as JSON, alike in every report.</summary>
internal static class PlacementChangeJson
{
    /// <summary>Writes the members; the braces are the caller's.</summary>
    public static void WriteMembers(Utf8JsonWriter writer, PlacementChange change)
    {
        writer.WriteNumber("runsBefore", change.RunsBefore);
        writer.WriteNumber("runs", change.RunsAfter);
        WriteNames(writer, "gains", change.Gains);
        WriteNames(writer, "loses", change.Loses);
        writer.WriteStartArray("evictedPods");
        foreach (var pod in change.Evicted)
        {
            writer.WriteStartObject();
            writer.WriteString("pod", pod.Pod);
            writer.WriteString("node", pod.Node);
            writer.WriteNumber("afterSeconds", pod.AfterSeconds);
            writer.WriteBoolean("madeAgain", pod.IsMadeAgain);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartArray("stayingPods");
        foreach (var pod in change.Staying)
        {
            writer.WriteStartObject();
            writer.WriteString("pod", pod.Pod);
            writer.WriteString("node", pod.Node);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteNames(Utf8JsonWriter writer, string name, IReadOnlyList<string> nodes)
    {
        writer.WriteStartArray(name);
        foreach (var node in nodes)
            writer.WriteStringValue(node);

        writer.WriteEndArray();
    }
}
