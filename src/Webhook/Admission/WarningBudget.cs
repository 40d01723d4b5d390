using Webhook.Model.Text;

namespace Webhook.Admission;

/// <summary>Fits warnings into what the API server passes on to the client.</summary>
/// <remarks>
/// Follows endpoints/filters/warning.go of k8s.io/apiserver: repeated texts are dropped; beyond 4096 runes in all, each is
/// cut to 256 and what no longer fits vanishes without a word. We stay below both, and say what is missing.
/// </remarks>
internal static class WarningBudget
{
    /// <summary>Runes of one warning.</summary>
    public const int MaxRunes = 256;

    /// <summary>Runes of all warnings of one answer.</summary>
    public const int MaxTotalRunes = 4096;

    /// <summary>The warnings that fit, in order; when not all do, the last one says how many were left out.</summary>
    /// <param name="warnings">One line each, most severe first.</param>
    public static IReadOnlyList<string> Fit(IReadOnlyList<string> warnings)
    {
        if (warnings.Count == 0)
            return [];

        if (warnings is [var only])
            return [Fit(only)];

        List<string> all = [.. warnings.Select(Fit).Distinct()];
        if (all.Sum(OneLine.Length) <= MaxTotalRunes)
            return all;

        var fitting = new List<string>();
        var room = MaxTotalRunes - OneLine.Length(LeftOut(all.Count));
        foreach (var warning in all)
        {
            room -= OneLine.Length(warning);
            if (room < 0)
                break;

            fitting.Add(warning);
        }

        return [.. fitting, LeftOut(all.Count - fitting.Count)];
    }

    private static string Fit(string warning) => OneLine.Cut(OneLine.Of(warning), MaxRunes);

    private static string LeftOut(int count) => $"{count} more warnings are left out; daemonset-webhook check shows all of them";
}
