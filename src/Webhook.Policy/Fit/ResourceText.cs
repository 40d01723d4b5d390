using System.Globalization;
using Webhook.Model.Core;

namespace Webhook.Policy.Fit;

/// <summary>Amounts of resources in words.</summary>
internal static class ResourceText
{
    private static readonly string[] BinarySuffixes = ["", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei"];

    /// <summary>An amount with its resource: <c>1.93 CPU</c>, <c>8Gi of memory</c>, <c>2 nvidia.com/gpu</c>.</summary>
    /// <param name="resource">Name of the resource.</param>
    /// <param name="amount">CPU in thousandths, all else in whole units.</param>
    public static string Asked(string resource, long amount) => Named(resource, Quantity(resource, amount, roundUp: true));

    /// <summary>A quantity with its resource, likewise.</summary>
    public static string Named(string resource, string quantity) =>
        resource == ResourceName.Cpu ? $"{quantity} CPU" : IsInBytes(resource) ? $"{quantity} of {resource}" : $"{quantity} {resource}";

    /// <summary>An amount that a node offers, as a quantity that can be written into a manifest and is not more than the amount.</summary>
    public static string Offered(string resource, long amount) => Quantity(resource, amount, roundUp: false);

    // Two decimals are exact enough to read. What is asked for is rounded up and what is there down: more never reads as less.
    private static string Quantity(string resource, long amount, bool roundUp)
    {
        if (resource == ResourceName.Cpu)
            return (amount / 1000m).ToString("0.###", CultureInfo.InvariantCulture);

        var (unit, suffix) = (1L, 0);
        while (IsInBytes(resource) && suffix < BinarySuffixes.Length - 1 && amount / unit >= 1024)
            (unit, suffix) = (unit * 1024, suffix + 1);

        var (hundredths, rest) = Int128.DivRem((Int128)amount * 100, unit);
        if (roundUp && rest > 0)
            hundredths++;

        return ((decimal)hundredths / 100).ToString("0.##", CultureInfo.InvariantCulture) + BinarySuffixes[suffix];
    }

    private static bool IsInBytes(string resource) => resource is ResourceName.Memory or ResourceName.EphemeralStorage
        || resource.StartsWith(ResourceName.HugePagesPrefix, StringComparison.Ordinal);
}
