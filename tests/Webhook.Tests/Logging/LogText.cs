using System.Text;
using Microsoft.Extensions.Logging;
using Webhook.Logging;
using Webhook.Testing;

namespace Webhook.Tests.Logging;

/// <summary>A logger that writes into memory, at a time that stands still.</summary>
internal sealed class LogText : IDisposable
{
    private readonly MemoryStream _stream = new();
    private readonly LineLoggerProvider _provider;
    private readonly ILoggerFactory _factory;

    public LogText(ILineFormat format, FakeTimeProvider? clock = null)
    {
        _provider = new(format, _stream, clock ?? new(), new() { BatchDelay = TimeSpan.Zero, EndPatience = TimeSpan.FromSeconds(30) });
        _factory = LoggerFactory.Create(builder => builder.AddProvider(_provider).SetMinimumLevel(LogLevel.Trace));
        Logger = _factory.CreateLogger("Webhook.Tests");
    }

    public ILogger Logger { get; }

    /// <summary>Everything that was written so far.</summary>
    public string Text
    {
        get
        {
            _provider.Flush();
            return Encoding.UTF8.GetString(_stream.ToArray());
        }
    }

    /// <summary>The lines, without their ends.</summary>
    public IReadOnlyList<string> Lines => Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public void Dispose()
    {
        _factory.Dispose();
        _provider.Dispose();
        _stream.Dispose();
    }
}
