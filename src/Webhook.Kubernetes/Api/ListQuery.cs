using System.Globalization;

namespace Webhook.Kubernetes.Api;

/// <summary>Which page of a list is asked for.</summary>
/// <param name="Limit">Objects a page; 0 asks for all at once.</param>
/// <param name="Continue">Token of the page before; empty for the first one.</param>
/// <param name="LabelSelector">Only objects whose labels it selects; empty for all.</param>
/// <remarks>
/// No resourceVersion is sent: the answer is then the newest state, never an old one from a cache.
/// Source: <see href="https://kubernetes.io/docs/reference/using-api/api-concepts/#retrieving-large-results-sets-in-chunks"/>.
/// </remarks>
public readonly record struct ListQuery(int Limit, string Continue = "", string LabelSelector = "")
{
    /// <summary>The query string with its question mark, or empty.</summary>
    public override string ToString()
    {
        var query = "";
        if (!string.IsNullOrEmpty(LabelSelector))
            query += "&labelSelector=" + Uri.EscapeDataString(LabelSelector);

        if (Limit > 0)
            query += "&limit=" + Limit.ToString(CultureInfo.InvariantCulture);

        if (!string.IsNullOrEmpty(Continue))
            query += "&continue=" + Uri.EscapeDataString(Continue);

        return query.Length == 0 ? "" : "?" + query[1..];
    }
}
