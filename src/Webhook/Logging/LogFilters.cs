using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace Webhook.Logging;

/// <summary>What the logging framework lets through: the level in force, and of the framework's own lines only what tells something.</summary>
internal sealed class LogFilters : IConfigureOptions<LoggerFilterOptions>, IOptionsChangeTokenSource<LoggerFilterOptions>
{
    private readonly LogLevelSwitch _level;
    private ConfigurationReloadToken _change = new();

    /// <summary>Follows a level.</summary>
    public LogFilters(LogLevelSwitch level)
    {
        _level = level;
        level.Changed = Announce;
    }

    /// <inheritdoc/>
    public string? Name => Options.DefaultName;

    /// <inheritdoc/>
    public IChangeToken GetChangeToken() => _change;

    /// <inheritdoc/>
    public void Configure(LoggerFilterOptions options)
    {
        options.MinLevel = _level.Current;

        // The framework's own lines say at every level up to Information what our lines say better.
        var ofFramework = _level.Current > LogLevel.Warning ? _level.Current : LogLevel.Warning;
        options.Rules.Add(new(null, "Microsoft", ofFramework, null));

        // The host logs a failed start with its stack trace and throws it; the command says it in one line.
        options.Rules.Add(new(null, "Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None, null));

        // As long as anybody might want its lines, which begin and end each request at Information, it makes an activity for
        // each request.
        options.Rules.Add(new(null, "Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None, null));
    }

    private void Announce() => Interlocked.Exchange(ref _change, new()).OnReload();
}
