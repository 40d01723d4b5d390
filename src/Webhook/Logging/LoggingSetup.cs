using Microsoft.Extensions.Options;

namespace Webhook.Logging;

/// <summary>Where log lines go and which there are.</summary>
internal static class LoggingSetup
{
    /// <summary>Sets the framework's logging up.</summary>
    /// <param name="logging">What is set up.</param>
    /// <param name="level">The level in force.</param>
    /// <param name="provider">Where lines go.</param>
    public static void Configure(ILoggingBuilder logging, LogLevelSwitch level, ILoggerProvider provider)
    {
        var filters = new LogFilters(level);
        logging.Services.AddSingleton<IConfigureOptions<LoggerFilterOptions>>(filters);
        logging.Services.AddSingleton<IOptionsChangeTokenSource<LoggerFilterOptions>>(filters);
        logging.AddProvider(provider);
    }

    /// <summary>Lines on standard error: standard output is for the start-up lines.</summary>
    /// <param name="format">One of <see cref="LogFormats.All"/>.</param>
    /// <param name="time">The clock.</param>
    public static LineLoggerProvider StandardError(string format, TimeProvider time) =>
        new(LogFormats.IsJson(format) ? new JsonLines() : new TextLines(), Console.OpenStandardError(), time);
}
