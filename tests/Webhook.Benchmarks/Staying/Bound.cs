namespace Webhook.Benchmarks.Staying;

/// <summary>Something that must hold, and whether it did.</summary>
/// <param name="Must">What must hold.</param>
/// <param name="Measured">What was seen, with its unit.</param>
/// <param name="Holds">Whether it held; <c>null</c> for a figure that is shown and not held to anything.</param>
internal sealed record Bound(string Must, string Measured, bool? Holds)
{
    /// <summary>A figure that is shown only.</summary>
    public static Bound Shown(string what, string measured) => new(what, measured, null);

    /// <summary>The last column.</summary>
    public string Word => Holds switch
    {
        null => "",
        true => "OK",
        false => "NOT OK",
    };
}
