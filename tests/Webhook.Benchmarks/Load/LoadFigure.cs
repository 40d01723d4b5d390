namespace Webhook.Benchmarks.Load;

/// <summary>One line of the table.</summary>
/// <param name="What">What was measured.</param>
/// <param name="Must">What it must reach; empty where nothing is promised.</param>
/// <param name="Aim">What it is to reach; empty where nothing is promised.</param>
/// <param name="Measured">The median, with its unit.</param>
/// <param name="Spread">Least and most of the rounds; empty where it was measured once.</param>
internal sealed record LoadFigure(string What, string Must, string Aim, string Measured, string Spread = "");
