namespace Webhook.Output.Explanations;

/// <summary>One output format of <c>explain</c>.</summary>
internal interface IExplanationFormat
{
    /// <summary>The whole output, ending in a line feed.</summary>
    /// <param name="explanations">One for each DaemonSet, in the order asked for.</param>
    /// <param name="style">How it looks, for the format that people read.</param>
    string Render(IReadOnlyList<Explanation> explanations, ExplanationStyle style);
}
