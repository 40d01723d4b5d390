using Microsoft.Extensions.Logging.Console;

namespace Webhook.Server;

/// <summary>Where log lines go and what they look like.</summary>
internal static class LoggingSetup
{
    private const string Iso8601 = "yyyy-MM-ddTHH:mm:ss.fffZ";

    /// <summary>Lines go to standard error: standard output is for the start-up lines.</summary>
    public static void Configure(ILoggingBuilder logging, ServeOptions options, ILoggerProvider? log)
    {
        logging.SetMinimumLevel(LogLevels.Parse(options.LogLevel));

        // The framework's own lines say at every level up to Information what our lines say better.
        logging.AddFilter("Microsoft", level => level >= LogLevel.Warning);

        // The host logs a failed start with its stack trace and throws it; the command says it in one line.
        logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);
        if (log is not null)
        {
            logging.AddProvider(log);
            return;
        }

        logging.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        if (options.LogFormat.Equals(LogFormats.Json, StringComparison.OrdinalIgnoreCase))
            logging.AddJsonConsole(json => (json.UseUtcTimestamp, json.TimestampFormat) = (true, Iso8601));
        else
            logging.AddSimpleConsole(text => (text.UseUtcTimestamp, text.TimestampFormat, text.SingleLine) = (true, Iso8601 + " ", true));
    }
}
