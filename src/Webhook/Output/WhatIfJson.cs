using System.Text.Json;
using Webhook.Policy.Cluster;

namespace Webhook.Output;

/// <summary>The change of nodes that was asked about as JSON, alike in every report.</summary>
internal static class WhatIfJson
{
    /// <summary>Writes taints and labels as the command line takes them; no nodes means every node.</summary>
    public static void WriteMembers(Utf8JsonWriter writer, WhatIf change)
    {
        Write(writer, "taints", change.Taints.Where(taint => !taint.IsRemoval).Select(taint => taint.Taint.ToString()));
        Write(writer, "removedTaints", change.Taints.Where(taint => taint.IsRemoval).Select(taint => taint.Taint.ToString().TrimEnd(':')));
        Write(writer, "labels", change.Labels.Where(label => label.Value is not null).Select(label => $"{label.Key}={label.Value}"));
        Write(writer, "removedLabels", change.Labels.Where(label => label.Value is null).Select(label => label.Key));
        Write(writer, "nodes", change.Nodes);
    }

    private static void Write(Utf8JsonWriter writer, string name, IEnumerable<string> values)
    {
        writer.WriteStartArray(name);
        foreach (var value in values)
            writer.WriteStringValue(value);

        writer.WriteEndArray();
    }
}
