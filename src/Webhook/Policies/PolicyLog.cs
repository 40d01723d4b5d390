namespace Webhook.Policies;

/// <summary>Log lines about policies: event ids 5000 to 5999.</summary>
internal static partial class PolicyLog
{
    [LoggerMessage(5000, LogLevel.Information, "Policies reloaded: {Policies}", EventName = nameof(PoliciesReloaded))]
    public static partial void PoliciesReloaded(ILogger logger, string policies);

    [LoggerMessage(5001, LogLevel.Error, "Changed policies are refused, the last good ones stay in use: {Problems}", EventName = nameof(PoliciesKept))]
    public static partial void PoliciesKept(ILogger logger, string problems);

    [LoggerMessage(5002, LogLevel.Warning, "Policy taken over with a warning: {Problem}", EventName = nameof(PolicyWarning))]
    public static partial void PolicyWarning(ILogger logger, string problem);
}
