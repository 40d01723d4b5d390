using System.Net;
using Webhook.Model.Admission;

namespace Webhook.Testing.ApiServers;

/// <summary>What the API server answers its client after a webhook has said <c>allowed: false</c>.</summary>
/// <remarks>Follows <c>ToStatusErr</c> of k8s.io/apiserver's pkg/admission/plugin/webhook/errors.</remarks>
/// <param name="Code">HTTP status code, 400 or higher.</param>
/// <param name="Message">The webhook's name and what it said.</param>
/// <param name="Reason">Machine-readable reason, such as <c>Forbidden</c>; empty when the webhook gave none.</param>
/// <param name="Status"><c>Failure</c>, or an odd word of the webhook, which is passed on.</param>
public sealed record DenialStatus(int Code, string Message, string Reason, string Status)
{
    private const string Failure = "Failure";

    /// <summary>The API server's answer to a status that we send.</summary>
    public static DenialStatus For(string webhook, AdmissionStatus sent) => For(webhook, sent.Code, sent.Message, sent.Reason);

    /// <summary>The API server's answer.</summary>
    /// <param name="webhook">Name of the webhook in its configuration.</param>
    /// <param name="code"><c>status.code</c>; absent and below 400 become 400.</param>
    /// <param name="message"><c>status.message</c>; when empty, the reason stands in.</param>
    /// <param name="reason"><c>status.reason</c>.</param>
    /// <param name="status"><c>status.status</c>; absent and <c>Success</c> become <c>Failure</c>.</param>
    public static DenialStatus For(string webhook, int code, string? message, string? reason, string? status = null)
    {
        var deniedBy = $"admission webhook \"{webhook}\" denied the request";
        var text = (message, reason) switch
        {
            ({ Length: > 0 }, _) => $"{deniedBy}: {message}",
            (_, { Length: > 0 }) => $"{deniedBy}: {reason}",
            _ => $"{deniedBy} without explanation",
        };

        return new DenialStatus(
            int.Max(code, (int)HttpStatusCode.BadRequest),
            text,
            reason ?? "",
            status is null or "" or "Success" ? Failure : status);
    }
}
