using System.Globalization;
using System.Numerics;

namespace Webhook.Model.Core;

/// <summary>An amount of a resource, such as <c>500m</c> CPU or <c>1Gi</c> of memory, compared by value.</summary>
/// <remarks>
/// Written as a number with a decimal suffix (n, u, m, k, M, G, T, P, E), a binary one (Ki, Mi, Gi, Ti, Pi, Ei) or an exponent
/// (<c>1e3</c>). What is finer than a nano unit is rounded away from zero, and amounts beyond those of a 64-bit integer are
/// bounded to it, as in k8s.io/apimachinery/pkg/api/resource.
/// Source: <see href="https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/"/>.
/// </remarks>
public readonly record struct Quantity : IComparable<Quantity>
{
    private const long NanosOfMilli = 1_000_000;

    private static readonly Int128 NanosOfOne = 1_000_000_000;

    private static readonly Int128 Largest = NanosOfOne * long.MaxValue;

    private static readonly string[] BinarySuffixes = ["Ki", "Mi", "Gi", "Ti", "Pi", "Ei"];

    private static readonly (string Suffix, int Exponent)[] DecimalSuffixes =
        [("n", -9), ("u", -6), ("m", -3), ("", 0), ("k", 3), ("M", 6), ("G", 9), ("T", 12), ("P", 15), ("E", 18)];

    private readonly Int128 _nanos;

    private Quantity(Int128 nanos) => _nanos = Int128.Clamp(nanos, -Largest, Largest);

    /// <summary>In billionths.</summary>
    internal Int128 Nanos => _nanos;

    /// <summary>Nothing.</summary>
    public static Quantity Zero => default;

    /// <summary>Whether it is exactly zero.</summary>
    public bool IsZero => _nanos == 0;

    /// <summary>In whole units, rounded away from zero: bytes of memory, number of pods.</summary>
    public long Value => (long)RoundedUp(NanosOfOne);

    /// <summary>In thousandths, rounded away from zero: milli-CPU. Bounded to 64 bits.</summary>
    public long MilliValue => (long)Int128.Clamp(RoundedUp(NanosOfMilli), long.MinValue, long.MaxValue);

    /// <summary>As the API server stores it in a list of resources: rounded to thousandths, away from zero.</summary>
    /// <remarks>Follows <c>SetDefaults_ResourceList</c> of kubernetes' pkg/apis/core/v1/defaults.go.</remarks>
    public Quantity RoundedToMilli => new(RoundedUp(NanosOfMilli) * NanosOfMilli);

    /// <summary>So many whole units.</summary>
    public static Quantity Of(long units) => new(units * NanosOfOne);

    /// <summary>Reads a quantity as written; <c>false</c> when it is none.</summary>
    public static bool TryParse(string text, out Quantity quantity)
    {
        quantity = default;
        var suffixAt = NumberEnd(text);
        if (suffixAt < 0 || !TryScale(text[suffixAt..], out var binary, out var exponent))
            return false;

        var number = text.AsSpan(0, suffixAt);
        var point = number.IndexOf('.');
        var digits = point < 0 ? number.ToString() : string.Concat(number[..point], number[(point + 1)..]);
        var fraction = point < 0 ? 0 : number.Length - point - 1;
        var mantissa = BigInteger.Parse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) * binary;
        quantity = new(ToNanos(mantissa, exponent - fraction));
        return true;
    }

    /// <summary>The sum.</summary>
    public static Quantity operator +(Quantity left, Quantity right) => new(left._nanos + right._nanos);

    /// <summary>Whether the left one is less.</summary>
    public static bool operator <(Quantity left, Quantity right) => left._nanos < right._nanos;

    /// <summary>Whether the left one is more.</summary>
    public static bool operator >(Quantity left, Quantity right) => left._nanos > right._nanos;

    /// <summary>Whether the left one is not more.</summary>
    public static bool operator <=(Quantity left, Quantity right) => left._nanos <= right._nanos;

    /// <summary>Whether the left one is not less.</summary>
    public static bool operator >=(Quantity left, Quantity right) => left._nanos >= right._nanos;

    /// <inheritdoc/>
    public int CompareTo(Quantity other) => _nanos.CompareTo(other._nanos);

    private Int128 RoundedUp(Int128 unit)
    {
        var (whole, rest) = Int128.DivRem(_nanos, unit);
        return rest == 0 ? whole : whole + Int128.Sign(_nanos);
    }

    /// <summary>Where the number ends; -1 when there is none.</summary>
    private static int NumberEnd(string text)
    {
        var at = text.Length > 0 && text[0] is '+' or '-' ? 1 : 0;
        var (digits, points) = (0, 0);
        for (; at < text.Length && (char.IsAsciiDigit(text[at]) || text[at] == '.'); at++)
        {
            if (text[at] == '.')
                points++;
            else
                digits++;
        }

        return digits > 0 && points <= 1 ? at : -1;
    }

    private static bool TryScale(string suffix, out BigInteger binary, out int exponent)
    {
        (binary, exponent) = (1, 0);
        var place = Array.IndexOf(BinarySuffixes, suffix);
        if (place >= 0)
        {
            binary = BigInteger.One << (10 * (place + 1));
            return true;
        }

        foreach (var (known, power) in DecimalSuffixes)
        {
            if (known == suffix)
            {
                exponent = power;
                return true;
            }
        }

        return suffix[0] is 'e' or 'E'
            && int.TryParse(suffix.AsSpan(1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent);
    }

    private static Int128 ToNanos(BigInteger mantissa, int exponent)
    {
        // Beyond these powers every number but zero is at a bound, or less than a nano unit: no need to work them out.
        var power = Math.Clamp((long)exponent + 9, -10_000, 10_000);
        if (mantissa.IsZero)
            return 0;

        if (power >= 0)
        {
            var nanos = power > 60 ? mantissa.Sign * (BigInteger)Largest : mantissa * BigInteger.Pow(10, (int)power);
            return (Int128)BigInteger.Min(BigInteger.Max(nanos, -(BigInteger)Largest), (BigInteger)Largest);
        }

        var whole = BigInteger.DivRem(mantissa, BigInteger.Pow(10, (int)-power), out var rest);
        var rounded = rest.IsZero ? whole : whole + mantissa.Sign;
        return (Int128)BigInteger.Min(BigInteger.Max(rounded, -(BigInteger)Largest), (BigInteger)Largest);
    }
}
