namespace Webhook.Tracing;

/// <summary>Log lines about what is sent by OTLP: event ids 2000 to 2999.</summary>
internal static partial class TracingLog
{
    /// <summary>
    /// The receiver can't be reached or refuses what it is sent. Said once until it works again; admission doesn't notice. Check
    /// the endpoint, the protocol (gRPC and HTTP have different ports) and, in a cluster, whether the network policy lets it out.
    /// </summary>
    [LoggerMessage(2000, LogLevel.Warning, "OTLP: {Signal} can't be sent to {Endpoint}: {Reason}; what could not be sent is lost, admission goes on", EventName = nameof(ExportFailed))]
    public static partial void ExportFailed(ILogger logger, string signal, string endpoint, string reason);

    /// <summary>The receiver takes what it is sent again.</summary>
    [LoggerMessage(2001, LogLevel.Information, "OTLP: {Signal} are sent to {Endpoint} again", EventName = nameof(ExportRecovered))]
    public static partial void ExportRecovered(ILogger logger, string signal, string endpoint);
}
