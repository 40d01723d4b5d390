namespace Webhook.Policy.Injection;

/// <summary>Unites what several policies want.</summary>
internal static class WantedUnion
{
    /// <summary>
    /// Each toleration once with the most permissive mode that any policy gives it; all automatic ones, then the
    /// control-plane ones, then the extra ones, each in the order of the policies.
    /// </summary>
    public static IReadOnlyList<WantedToleration> Of(IReadOnlyList<IReadOnlyList<WantedToleration>> plans)
    {
        if (plans.Count == 1)
            return plans[0];

        var united = new List<WantedToleration>();
        foreach (var wanted in plans.SelectMany(plan => plan).OrderBy(wanted => wanted.Origin))
        {
            var known = united.FindIndex(other => other.Toleration == wanted.Toleration);
            if (known < 0)
                united.Add(wanted);
            else if (united[known].Mode < wanted.Mode)
                united[known] = united[known] with { Mode = wanted.Mode };
        }

        return united;
    }
}
