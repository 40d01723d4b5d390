using Microsoft.AspNetCore.WebUtilities;

namespace Webhook.Admission;

/// <summary>The query parameter <c>timeout</c> of a webhook's URL, found without a table of all parameters.</summary>
internal static class TimeoutQuery
{
    /// <summary>Its value as text; <c>null</c> when it is absent, or there twice and so says nothing.</summary>
    /// <param name="query">The query of the request.</param>
    public static string? Of(QueryString query)
    {
        string? timeout = null;
        foreach (var parameter in new QueryStringEnumerable(query.Value))
        {
            if (!parameter.DecodeName().Span.Equals("timeout", StringComparison.OrdinalIgnoreCase))
                continue;

            if (timeout is not null)
                return null;

            timeout = parameter.DecodeValue().ToString();
        }

        return timeout;
    }
}
