namespace Webhook.Logging;

/// <summary>A change of the level in force.</summary>
/// <param name="Before">The level before it.</param>
/// <param name="Level">The level after it.</param>
/// <param name="Until">When it ends; <c>null</c> for never.</param>
/// <param name="Reason">Why it is made, lower case, without a full stop.</param>
internal sealed record LogLevelChange(LogLevel Before, LogLevel Level, DateTimeOffset? Until, string Reason);
