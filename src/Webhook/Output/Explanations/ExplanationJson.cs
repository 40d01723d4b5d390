using System.Globalization;
using System.Text.Json;
using Webhook.Model.Core;
using Webhook.Output.Reports;
using Webhook.Policy.Fit;
using Webhook.Policy.Placement;
using Webhook.Policy.Rollouts;
using Webhook.Policy.Tolerations;

namespace Webhook.Output.Explanations;

/// <summary><c>-o json</c>: the shape that docs/reference/explain-json.md promises.</summary>
internal sealed class ExplanationJson : IExplanationFormat
{
    /// <inheritdoc/>
    public string Render(IReadOnlyList<Explanation> explanations, ExplanationStyle style) => JsonText.Write(writer =>
    {
        writer.WriteStartObject();
        writer.WriteStartArray("results");
        foreach (var explanation in explanations)
            Write(writer, explanation);

        writer.WriteEndArray();
        writer.WriteEndObject();
    });

    private static void Write(Utf8JsonWriter writer, Explanation explanation)
    {
        writer.WriteStartObject();
        writer.WriteString("namespace", explanation.Namespace);
        writer.WriteString("name", explanation.Name);
        writer.WriteStartObject("placement");
        writer.WriteNumber("total", explanation.Placement.Total);
        writer.WriteNumber("runs", explanation.Placement.Runs);
        if (explanation.Placement.DependsOnGate > 0)
            writer.WriteNumber("dependsOnFeatureGate", explanation.Placement.DependsOnGate);

        writer.WriteStartArray("nodes");
        foreach (var node in explanation.Nodes)
            WriteNode(writer, node, explanation.Capacity);

        writer.WriteEndArray();
        writer.WriteEndObject();
        if (explanation is { WhatIf: { } asked, Change: { } change })
        {
            writer.WriteStartObject("whatIf");
            WhatIfJson.WriteMembers(writer, asked);
            PlacementChangeJson.WriteMembers(writer, change);
            writer.WriteEndObject();
        }

        WriteRollout(writer, explanation.Rollout, explanation.StalePods);
        writer.WriteStartArray("reachedBy");
        foreach (var access in explanation.ReachedBy)
        {
            writer.WriteStartObject();
            writer.WriteString("kind", access.Kind.ToString());
            writer.WriteString("text", access.Text);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartArray("findings");
        foreach (var located in explanation.Findings)
            FindingJson.Write(writer, located);

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteNode(Utf8JsonWriter writer, NodeExplanation node, CapacityForecast capacity)
    {
        writer.WriteStartObject();
        writer.WriteString("node", node.Node);
        if (node.Decision.DependsOnGate)
        {
            WriteUnlessUnknown(writer, "runs", false, node.Decision.RunsWithGate);
            WriteUnlessUnknown(writer, "continues", node.Decision.ShouldContinueRunning, !node.Decision.ShouldContinueRunning);
            writer.WriteString("dependsOn", $"feature gate {TolerationMatching.ComparisonGate}");
        }
        else
        {
            writer.WriteBoolean("runs", node.Decision.ShouldRun);
            writer.WriteBoolean("continues", node.Decision.ShouldContinueRunning);
        }

        // That a pod fits is certain of no node.
        WriteUnlessUnknown(writer, "fits", false, !capacity.CanNeverRun(node.Node));
        writer.WriteStartArray("reasons");
        foreach (var reason in node.Reasons)
        {
            writer.WriteStartObject();
            writer.WriteString("kind", reason.Kind.ToString());
            writer.WriteString("taint", reason.Taint?.ToString());
            WriteToleratedBy(writer, reason.ToleratedBy);
            writer.WriteString("text", reason.Text);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteUnlessUnknown(Utf8JsonWriter writer, string name, bool value, bool isUnknown)
    {
        if (isUnknown)
            writer.WriteNull(name);
        else
            writer.WriteBoolean(name, value);
    }

    private static void WriteToleratedBy(Utf8JsonWriter writer, TolerationSource? source)
    {
        if (source is not { } toleratedBy)
            writer.WriteNull("toleratedBy");
        else if (toleratedBy.TemplateIndex is { } index)
            writer.WriteNumber("toleratedBy", index);
        else
            writer.WriteString("toleratedBy", toleratedBy.ToString());
    }

    private static void WriteRollout(Utf8JsonWriter writer, RolloutPlan plan, IReadOnlyList<Pod>? stalePods)
    {
        writer.WriteStartObject("rollout");
        writer.WriteString("strategy", plan.Strategy);
        writer.WriteNumber("maxUnavailable", plan.MaxUnavailable);
        writer.WriteNumber("maxSurge", plan.MaxSurge);
        writer.WriteNumber("unavailable", plan.Unavailable);
        writer.WriteBoolean("blocked", plan.Blocked);
        WriteNumber(writer, "rounds", plan.Rounds);
        WriteNumber(writer, "estimateSeconds", plan.EstimateSeconds);
        writer.WriteStartArray("assumptions");
        foreach (var assumption in plan.Assumptions)
            writer.WriteStringValue(assumption);

        writer.WriteEndArray();
        writer.WriteStartArray("stuckNodes");
        foreach (var stuck in plan.Stuck)
        {
            writer.WriteStartObject();
            writer.WriteString("node", stuck.Node);
            writer.WriteString("state", stuck.State.ToString());
            writer.WriteString("pod", stuck.Pod?.Name);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        if (stalePods is not null)
            WriteStale(writer, stalePods);

        writer.WriteEndObject();
    }

    private static void WriteStale(Utf8JsonWriter writer, IReadOnlyList<Pod> pods)
    {
        writer.WriteStartArray("stalePods");
        foreach (var pod in pods)
        {
            writer.WriteStartObject();
            writer.WriteString("pod", pod.Name);
            writer.WriteString("node", pod.TargetNodeName);
            writer.WriteString("creationTimestamp", pod.CreationTimestamp.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteNumber(Utf8JsonWriter writer, string name, long? value)
    {
        if (value is { } number)
            writer.WriteNumber(name, number);
        else
            writer.WriteNull(name);
    }
}
