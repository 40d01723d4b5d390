namespace Webhook.Admission;

/// <summary>The words that log lines and spans have for admission; those of the metrics' labels.</summary>
internal static class AdmissionWords
{
    /// <summary><c>mutate</c> or <c>validate</c>.</summary>
    public static string Of(WebhookKind webhook) => webhook == WebhookKind.Mutate ? "mutate" : "validate";

    /// <summary><c>allowed</c>, <c>mutated</c>, <c>deferred</c>, <c>denied</c> or <c>error</c>.</summary>
    public static string Of(AdmissionOutcome outcome) => outcome switch
    {
        AdmissionOutcome.Allowed => "allowed",
        AdmissionOutcome.Mutated => "mutated",
        AdmissionOutcome.Deferred => "deferred",
        AdmissionOutcome.Denied => "denied",
        _ => "error",
    };
}
