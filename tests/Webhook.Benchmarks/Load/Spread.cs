namespace Webhook.Benchmarks.Load;

/// <summary>Where the values of several rounds lie.</summary>
internal readonly record struct Spread(double Median, double Least, double Most)
{
    /// <summary>Of at least one value.</summary>
    public static Spread Of(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        var middle = sorted.Length / 2;
        return new(sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2, sorted[0], sorted[^1]);
    }
}
