using BenchmarkDotNet.Attributes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Webhook.Admission;
using Webhook.Logging;

namespace Webhook.Benchmarks;

/// <summary>What the line of a decision costs the thread that answers, in both forms, beside the framework's own console logger.</summary>
/// <remarks>The framework's lines go to standard error: run with <c>2>/dev/null</c>.</remarks>
[MemoryDiagnoser]
[Config(typeof(InProcessConfig))]
public class LogBenchmarks : IDisposable
{
    /// <summary>So many wait to be written at most.</summary>
    private const int Lines = 1000;

    private LineLoggerProvider? _provider;
    private ILoggerFactory? _factory;
    private ILogger _logger = null!;

    /// <summary>Begins with lines in JSON, thrown away.</summary>
    [GlobalSetup(Target = nameof(Json))]
    public void WithJson() => Begin(new JsonLines());

    /// <summary>Begins with lines of text, thrown away.</summary>
    [GlobalSetup(Target = nameof(Text))]
    public void WithText() => Begin(new TextLines());

    /// <summary>Begins with the framework's JSON.</summary>
    [GlobalSetup(Target = nameof(FrameworkJson))]
    public void WithFrameworkJson() => Begin(builder => builder.AddJsonConsole(json => json.UseUtcTimestamp = true));

    /// <summary>Begins with the framework's text.</summary>
    [GlobalSetup(Target = nameof(FrameworkText))]
    public void WithFrameworkText() => Begin(builder => builder.AddSimpleConsole(text => (text.SingleLine, text.TimestampFormat) = (true, "O")));

    /// <summary>A line of JSON.</summary>
    [Benchmark(OperationsPerInvoke = Lines)]
    public void Json() => Log();

    /// <summary>A line of text.</summary>
    [Benchmark(OperationsPerInvoke = Lines)]
    public void Text() => Log();

    /// <summary>A line of the framework's JSON.</summary>
    [Benchmark(OperationsPerInvoke = Lines)]
    public void FrameworkJson() => Log();

    /// <summary>A line of the framework's text.</summary>
    [Benchmark(OperationsPerInvoke = Lines)]
    public void FrameworkText() => Log();

    /// <summary>Ends the loggers.</summary>
    [GlobalCleanup]
    public void Dispose()
    {
        _factory?.Dispose();
        _provider?.Dispose();
        GC.SuppressFinalize(this);
    }

    private void Begin(ILineFormat format)
    {
        _provider = new(format, Stream.Null, TimeProvider.System);
        Begin(builder => builder.AddProvider(_provider));
    }

    private void Begin(Action<ILoggingBuilder> configure)
    {
        _factory = LoggerFactory.Create(builder =>
        {
            builder.Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(console =>
                console.LogToStandardErrorThreshold = LogLevel.Trace);
            configure(builder);
        });
        _logger = _factory.CreateLogger<LogBenchmarks>();
    }

    private void Log()
    {
        for (var line = 0; line < Lines; line++)
            Decide();

        _provider?.Flush();
    }

    private void Decide() => AdmissionLog.Decided(
        _logger, "validate", "UPDATE", "DaemonSet", "kube-system", "node-exporter", "system:serviceaccount:argocd:argocd-application-controller",
        "allowed", 0.1234, "705ab4f5-6393-11e8-b7cc-42010a800002", false, "max-unavailable min-ready-seconds");
}
