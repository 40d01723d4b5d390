using Spectre.Console;
using Webhook.Model.Text;
using Webhook.Policy.Rollouts;

namespace Webhook.Output.Explanations;

/// <summary>The roll-out plan for people.</summary>
internal static class RolloutBlock
{
    private const int Indent = 2;
    private const int ShownPods = 10;

    /// <summary>Writes the plan, with OnDelete the stale pods.</summary>
    public static void Write(IAnsiConsole console, Explanation explanation, DateTimeOffset now)
    {
        var plan = explanation.Rollout;
        console.WriteLine(Printable.OneLine($"A change of spec.template ({plan.Strategy})"));
        Line(console, plan.Summary);
        if (explanation.StalePods is null)
        {
            Line(console, $"maxUnavailable {plan.MaxUnavailable}, maxSurge {plan.MaxSurge}, unavailable now {plan.Unavailable}"
                + (plan.Blocked ? ", blocked" : plan.Rounds is > 0 and var rounds ? $", rounds {rounds}" : ""));
        }

        foreach (var assumption in plan.Assumptions)
            IndentedText.Write(console, Indent, $"- {assumption}", Indent + 2);

        if (explanation.StalePods is { } pods)
        {
            Line(console, pods.Count == 0 ? "no pod is stale" : $"{Counted.Of(pods.Count, "stale pod")}, oldest first:");
            foreach (var pod in pods.Take(ShownPods))
                Line(console, $"  {pod.Name} on {pod.TargetNodeName}, {DurationText.Age(now - pod.CreationTimestamp)} old");

            if (pods.Count > ShownPods)
                Line(console, $"  and {pods.Count - ShownPods} more");
        }

        console.WriteLine();
    }

    private static void Line(IAnsiConsole console, string text) => IndentedText.Write(console, Indent, text);
}
