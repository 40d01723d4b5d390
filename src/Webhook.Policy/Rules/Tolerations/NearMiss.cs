using Webhook.Model.Core;
using Webhook.Model.Text;
using Webhook.Policy.Tolerations;

namespace Webhook.Policy.Rules.Tolerations;

/// <summary>What a toleration lacks of matching a taint.</summary>
internal static class NearMiss
{
    private const string Master = "node-role.kubernetes.io/master";
    private const string ControlPlane = "node-role.kubernetes.io/control-plane";
    private const int ShortestWord = 3;
    private const string Digits = "0123456789";

    /// <summary>The one thing in which they differ, as it follows "only in"; <c>null</c> where they match, or differ in more.</summary>
    public static string? Between(Toleration toleration, Taint taint)
    {
        if (toleration.Key == taint.Key)
            return BetweenSameKey(toleration, taint);

        if (!TolerationMatching.Tolerates(toleration with { Key = taint.Key }, taint))
            return null;

        return (toleration.Key, taint.Key) is (Master, ControlPlane) or (ControlPlane, Master)
            ? "the name of the control plane, which was renamed from master to control-plane"
            : string.Equals(toleration.Key, taint.Key, StringComparison.OrdinalIgnoreCase) ? "upper and lower case of the key"
            : IsSpelledAlike(toleration.Key, taint.Key) ? "the spelling of the key"
            : null;
    }

    private static string? BetweenSameKey(Toleration toleration, Taint taint)
    {
        if (TolerationMatching.Tolerates(toleration, taint))
            return null;

        if (TolerationMatching.Tolerates(toleration with { Effect = taint.Effect }, taint))
            return "the effect";

        if (!TolerationMatching.Tolerates(toleration with { Value = taint.Value }, taint))
            return null;

        return toleration.Value.Length == 0 ? $"the value: operator Equal{(toleration.Operator.Length == 0 ? ", the default," : "")} without a value matches only a taint without one"
            : taint.Value.Length == 0 ? "the value, which the taint does not have"
            : string.Equals(toleration.Value, taint.Value, StringComparison.OrdinalIgnoreCase) ? "upper and lower case of the value"
            : "the value";
    }

    /// <summary>A slip or two in letters. Keys that count something, or differ in a short word, are different keys.</summary>
    private static bool IsSpelledAlike(string one, string other)
    {
        if (NearestWord.Distance(one, other) > (one.Length < 2 * ShortestWord ? 1 : 2))
            return false;

        var (words, others) = (one.Split('-', '.', '/', '_'), other.Split('-', '.', '/', '_'));
        return words.Length != others.Length || words.Zip(others).All(pair => pair.First == pair.Second
            || (int.Max(pair.First.Length, pair.Second.Length) > ShortestWord
                && !pair.First.AsSpan().Trim(Digits).SequenceEqual(pair.Second.AsSpan().Trim(Digits))));
    }
}
