namespace Webhook.Commands;

/// <summary>A command line to try.</summary>
/// <param name="CommandLine">The whole line, as typed.</param>
/// <param name="Explanation">What it does: one line, lower case, no full stop.</param>
public sealed record Example(string CommandLine, string Explanation);
