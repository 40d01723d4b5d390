namespace Webhook.Model.Text;

/// <summary>A number with its noun.</summary>
public static class Counted
{
    /// <summary><c>1 finding</c>, <c>2 findings</c>.</summary>
    /// <param name="number">How many; 0 or more.</param>
    /// <param name="noun">The noun in the singular; its plural ends in s.</param>
    public static string Of(int number, string noun) => Of(number, noun, $"{noun}s");

    /// <summary>The same with a plural of its own: <c>2 kustomize patches</c>.</summary>
    /// <param name="number">How many; 0 or more.</param>
    /// <param name="noun">The noun in the singular.</param>
    /// <param name="plural">The noun in the plural.</param>
    public static string Of(int number, string noun, string plural) => number == 1 ? $"1 {noun}" : $"{number} {plural}";
}
