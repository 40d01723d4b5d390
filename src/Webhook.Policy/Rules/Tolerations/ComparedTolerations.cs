namespace Webhook.Policy.Rules.Tolerations;

/// <summary>How far rules go that compare the tolerations of a list with each other.</summary>
/// <remarks>
/// Their time grows with the square of the length, and an object of 3 MiB, the most that the API server takes, has room
/// for more than 50,000 entries: judged in full it would hold up every other request for minutes.
/// </remarks>
internal static class ComparedTolerations
{
    /// <summary>Entries that are compared, from the first on; no list that anybody wrote is as long.</summary>
    public const int Max = 500;
}
