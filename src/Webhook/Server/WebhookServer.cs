using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Webhook.Admission;
using Webhook.Certificates;
using Webhook.Cluster;
using Webhook.Files;
using Webhook.Logging;
using Webhook.Metrics;
using Webhook.Policies;
using Webhook.Server.Connections;
using Webhook.Tracing;

namespace Webhook.Server;

/// <summary>The running product: two listeners, what answers on them, and what keeps it up to date.</summary>
internal sealed class WebhookServer : IAsyncDisposable
{
    /// <summary>Requests in flight get this long after the drain delay; together they stay below kubelet's default of 30 s.</summary>
    private static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(20);

    private readonly WebApplication _application;
    private readonly ServerSettings _settings;
    private readonly Instruments _instruments = new();
    private readonly Draining _draining = new();
    private readonly LogLevelSwitch _logLevel;
    private readonly LineLoggerProvider? _log;
    private readonly OtlpExport? _export;
    private readonly GracefulEnd _end;
    private readonly ConnectionGate _webhookGate;
    private readonly JudgingTurns _turns;
    private readonly ConnectionGate _operationsGate;
    private readonly ReloadTimer _reloads;
    private readonly BackgroundLoops _loops;

    /// <summary>Puts the server together without listening yet.</summary>
    /// <param name="settings">Checked options and what was loaded for them.</param>
    /// <param name="surroundings">The process around it.</param>
    public WebhookServer(ServerSettings settings, ServerSurroundings surroundings)
    {
        var time = surroundings.Time;
        _settings = settings;
        var builder = WebApplication.CreateEmptyBuilder(new() { ApplicationName = ReviewSpans.SourceName });
        _logLevel = new(LogLevels.Parse(settings.Options.LogLevel), time);
        _log = surroundings.Log is null ? LoggingSetup.StandardError(settings.Options.LogFormat, time) : null;
        LoggingSetup.Configure(builder.Logging, _logLevel, surroundings.Log ?? _log!);
        builder.Services.AddSingleton<IHostLifetime, QuietLifetime>();
        builder.Services.AddMetricsEndpoint();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = ShutdownTimeout);
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            // Filled in below: the stores need the logger that only the built application has.
            KestrelListeners.Limit(kestrel);
            KestrelListeners.ListenWebhook(kestrel, settings.WebhookAddress, () => _webhookGate!, () => Certificate!, () => Clients);
            KestrelListeners.ListenOperations(kestrel, settings.OperationsAddress, () => _operationsGate!);
        });
        KestrelListeners.RefuseEarly(builder.Services, () => _webhookGate!);
        _application = builder.Build();
        _logLevel.Said = change => ServerLog.LogLevelChanged(Logger<WebhookServer>(), change);

        _export = settings.Otlp.Traces is { } traces ? new(traces, settings.Otlp.Variables, PodAttributes.Of(surroundings.Machine), Logger<OtlpExport>()) : null;
        var certificateMetrics = new CertificateMetrics(_instruments);
        Certificate = new(settings.Certificate, certificateMetrics, Logger<CertificateStore>());
        Clients = settings.Options.ClientCa.Length > 0 ? new(settings.Options.ClientCa, time, Logger<ClientAuthorities>()) : null;
        Policies = new(settings.Options.Policies, settings.PolicyFiles, settings.Policies, surroundings.Engine, time, new(_instruments), Logger<PolicyStore>());
        var connections = new ConnectionMetrics(_instruments);
        _webhookGate = new(surroundings.Connections ?? ConnectionLimits.OfWebhook(AvailableMemory), connections, time, Logger<ConnectionGate>());
        _turns = surroundings.Turns ?? JudgingTurns.Of(AvailableMemory, time);
        _operationsGate = new(ConnectionLimits.OfOperations(), connections, time, Logger<ConnectionGate>());
        BuildMetrics.Observe(_instruments, ProductVersion.Current);
        RuntimeMetrics.Observe(_instruments);
        _end = new(_draining, settings.DrainDelay, time, _application.Lifetime, Logger<GracefulEnd>());
        _reloads = new(time, Clients is null ? [Certificate, Policies] : [Certificate, Clients, Policies], Logger<ReloadTimer>());
        _loops = new(time, Logger<BackgroundLoops>(), _application.Lifetime.ApplicationStopping);
        ExemptionMetrics.Observe(_instruments, () => Policies.Current, time);
        if (settings.Cluster.IsBroken)
            ClusterLog.NotUsable(Logger<LiveCluster>(), settings.Cluster.Absence);
        if (settings.Cluster.Connection is { } connection)
            Live = new(connection, settings, surroundings, Policies, _instruments, Loggers);
        Live?.AddTo(_loops, certificateMetrics);
        ReloadMetrics.Observe(_instruments, Certificate, Clients, Policies, Live?.Policies);
        Route(surroundings);
    }

    /// <summary>The serving certificate.</summary>
    public CertificateStore Certificate { get; }

    /// <summary>Who may call; <c>null</c> for anyone.</summary>
    public ClientAuthorities? Clients { get; }

    /// <summary>The policies.</summary>
    public PolicyStore Policies { get; }

    /// <summary>What works on the cluster; <c>null</c> without one.</summary>
    public LiveParts? Live { get; }

    /// <summary>Where the webhooks are served, with the real port.</summary>
    public Uri WebhookUri => Address(Uri.UriSchemeHttps);

    /// <summary>Where health and metrics are served, with the real port.</summary>
    public Uri OperationsUri => Address(Uri.UriSchemeHttp);

    /// <summary>A logger of the server.</summary>
    public ILogger<T> Logger<T>() => Loggers.CreateLogger<T>();

    /// <summary>That of the container where it has a limit, less what .NET keeps for what is not its heap.</summary>
    private static long AvailableMemory => GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;

    private ILoggerFactory Loggers => _application.Services.GetRequiredService<ILoggerFactory>();

    /// <summary>Starts listening.</summary>
    /// <exception cref="StartupException">An address can't be listened on.</exception>
    public async Task StartAsync()
    {
        try
        {
            await _application.StartAsync();
            _loops.Start();
        }
        catch (Exception exception) when (exception is IOException or System.Net.Sockets.SocketException)
        {
            throw new StartupException(
                [$"can't listen on {_settings.WebhookAddress} and {_settings.OperationsAddress}: {exception.Message.TrimEnd('.')}; choose other addresses with --webhook-address and --operations-address, or end what listens there"]);
        }
    }

    /// <summary>Ends the server gracefully; called again, at once.</summary>
    public Task EndAsync() => _end.BeginAsync();

    /// <summary>Completes when the server has ended.</summary>
    public Task WaitAsync() => _application.WaitForShutdownAsync();

    public async ValueTask DisposeAsync()
    {
        _reloads.Dispose();
        await _loops.DisposeAsync();
        await _application.DisposeAsync();
        _turns.Dispose();
        Live?.Dispose();
        _end.Dispose();
        _export?.Dispose();
        _logLevel.Dispose();
        _log?.Dispose();
    }

    private void Route(ServerSurroundings surroundings)
    {
        var time = surroundings.Time;
        var admissions = new AdmissionMetrics(_instruments);
        var room = surroundings.Bodies ?? BodyRoom.Of(AvailableMemory);
        AdmissionEndpoint Endpoint(WebhookKind webhook, IReviewer reviewer) =>
            new(new(webhook, surroundings.Wrap(webhook, reviewer), admissions, time, Logger<AdmissionHandler>()), room, _turns, time);

        var mutation = new MutationReviewer(Policies, Live?.Cluster, time);
        var validation = new ValidationReviewer(Policies, Live?.Cluster, _settings.ForecastPods, time);
        WarmUp.Run([(WebhookKind.Mutate, mutation), (WebhookKind.Validate, validation)], time);
        var operations = new OperationsEndpoint(Readiness.Checks(Certificate, Clients, Policies, Live?.Policies, Live?.Cluster, _draining, time), MetricsEndpoint.Create(_application.Services, _instruments.Registry), new(_logLevel, _settings.Options.FixedLogLevel));
        var webhooks = new WebhookEndpoints(
            Endpoint(WebhookKind.Mutate, mutation), Endpoint(WebhookKind.Validate, validation), _settings.Options.MetricsOnWebhookPort ? operations : null, _draining);
        _application.Run(context =>
        {
            var mark = context.Features.GetRequiredFeature<ListenerMark>();
            mark.Seat.Use();
            return mark.Role == ListenerRole.Operations ? operations.HandleAsync(context) : webhooks.HandleAsync(context);
        });
    }

    private Uri Address(string scheme) => new(
        _application.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses
            .First(address => address.StartsWith(scheme + ':', StringComparison.Ordinal))
            .Replace("[::]", "localhost", StringComparison.Ordinal)
            .Replace("0.0.0.0", "localhost", StringComparison.Ordinal));
}
