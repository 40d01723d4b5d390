namespace Webhook.Output.Explanations;

/// <summary>How an explanation looks.</summary>
/// <param name="Width">Columns to fold lines at.</param>
/// <param name="UseColour">Whether to colour.</param>
/// <param name="Now">The time that ages are counted to.</param>
internal sealed record ExplanationStyle(int Width, bool UseColour, DateTimeOffset Now);
