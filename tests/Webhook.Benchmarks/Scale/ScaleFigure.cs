namespace Webhook.Benchmarks.Scale;

/// <summary>One line of the table.</summary>
/// <param name="What">What was measured.</param>
/// <param name="Value">How much, with its unit.</param>
/// <param name="Aim">What it must stay under; empty where nothing is promised.</param>
internal sealed record ScaleFigure(string What, string Value, string Aim = "");
