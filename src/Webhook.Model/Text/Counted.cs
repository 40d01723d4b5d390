namespace Webhook.Output;

/// <summary>A number with its noun.</summary>
internal static class Counted
{
    /// <summary><c>1 finding</c>, <c>2 findings</c>.</summary>
    public static string Of(int number, string noun) => number == 1 ? $"1 {noun}" : $"{number} {noun}s";
}
