using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Webhook.Admission;
using Webhook.Audit;
using Webhook.Certificates;
using Webhook.Certificates.SelfManaged;
using Webhook.Cluster;
using Webhook.Files;
using Webhook.Kubernetes.Leases;
using Webhook.Metrics;
using Webhook.Policies;
using Webhook.Policies.Resources;

namespace Webhook.Server;

/// <summary>The running product: two listeners, what answers on them, and what keeps it up to date.</summary>
internal sealed class WebhookServer : IAsyncDisposable
{
    /// <summary>Requests in flight get this long after the drain delay; together they stay below kubelet's default of 30 s.</summary>
    private static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(20);

    private readonly WebApplication _application;
    private readonly ServerSettings _settings;
    private readonly Instruments _instruments = new();
    private readonly MetricRegistry _metrics;
    private readonly Draining _draining = new();
    private readonly GracefulEnd _end;
    private readonly ReloadTimer _reloads;
    private readonly BackgroundLoops _loops;
    private readonly CertificateMetrics _certificateMetrics;

    /// <summary>Puts the server together without listening yet.</summary>
    /// <param name="settings">Checked options and what was loaded for them.</param>
    /// <param name="surroundings">The process around it.</param>
    public WebhookServer(ServerSettings settings, ServerSurroundings surroundings)
    {
        var time = surroundings.Time;
        _settings = settings;
        _metrics = _instruments.Collect();
        var builder = WebApplication.CreateEmptyBuilder(new() { ApplicationName = Instruments.MeterName });
        LoggingSetup.Configure(builder.Logging, settings.Options, surroundings.Log);
        builder.Services.AddSingleton<IHostLifetime, QuietLifetime>();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = ShutdownTimeout);
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            // Filled in below: the stores need the logger that only the built application has.
            KestrelListeners.Limit(kestrel);
            KestrelListeners.ListenWebhook(kestrel, settings.WebhookAddress, () => Certificate!, () => Clients);
            KestrelListeners.ListenOperations(kestrel, settings.OperationsAddress);
        });
        _application = builder.Build();

        _certificateMetrics = new(_instruments);
        Certificate = new(settings.Certificate, _certificateMetrics, Logger<CertificateStore>());
        Clients = settings.Options.ClientCa.Length > 0 ? new(settings.Options.ClientCa, time, Logger<ClientAuthorities>()) : null;
        Policies = new(settings.Options.Policies, settings.PolicyFiles, settings.Policies, surroundings.Engine, time, new(_instruments), Logger<PolicyStore>());
        BuildMetrics.Observe(_instruments, ProductVersion.Current);
        _end = new(_draining, settings.DrainDelay, time, _application.Lifetime, Logger<GracefulEnd>());
        _reloads = new(time, Clients is null ? [Certificate, Policies] : [Certificate, Clients, Policies], Logger<ReloadTimer>());
        _loops = new(time, Logger<BackgroundLoops>(), _application.Lifetime.ApplicationStopping);
        Cluster = Follow(settings, time);
        if (Cluster is not null && (settings.IsPod || settings.SelfManaged is not null || settings.Audit == AuditMode.Full))
            Leadership = Elect(Cluster, settings, surroundings);

        if (Cluster is not null && Leadership is not null && settings is { SelfManaged: { } names, Certificate: SecretCertificate certificate })
            ManageCertificate(Cluster, Leadership, certificate, names, time);

        Audit(settings, surroundings);
        Route(surroundings);
    }

    /// <summary>The serving certificate.</summary>
    public CertificateStore Certificate { get; }

    /// <summary>Who may call; <c>null</c> for anyone.</summary>
    public ClientAuthorities? Clients { get; }

    /// <summary>The policies.</summary>
    public PolicyStore Policies { get; }

    /// <summary>The policies of that cluster; <c>null</c> without one.</summary>
    public PolicyResources? PolicyResources { get; private set; }

    /// <summary>The cluster that live rules read; <c>null</c> for none.</summary>
    public LiveCluster? Cluster { get; }

    /// <summary>Whether this replica is the one that writes to the cluster; <c>null</c> for one that never does.</summary>
    public ILeadership? Leadership { get; }

    /// <summary>Where the webhooks are served, with the real port.</summary>
    public Uri WebhookUri => Address(Uri.UriSchemeHttps);

    /// <summary>Where health and metrics are served, with the real port.</summary>
    public Uri OperationsUri => Address(Uri.UriSchemeHttp);

    /// <summary>A logger of the server.</summary>
    public ILogger<T> Logger<T>() => _application.Services.GetRequiredService<ILogger<T>>();

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
        Cluster?.Dispose();
        _end.Dispose();
        _metrics.Dispose();
        _instruments.Dispose();
    }

    private LiveCluster? Follow(ServerSettings settings, TimeProvider time)
    {
        if (settings.Cluster.IsBroken)
            ClusterLog.NotUsable(Logger<LiveCluster>(), settings.Cluster.Absence);

        if (settings.Cluster.Connection is not { } connection)
            return null;

        var metrics = new ClusterMetrics(_instruments);
        var cluster = new LiveCluster(connection, settings.MaxCacheAge, time, metrics, Logger<LiveCluster>());
        _loops.Add("the cluster's caches", cluster.RunAsync);
        PolicyResources = FollowPolicies(cluster, metrics, time);
        return cluster;
    }

    private PolicyResources FollowPolicies(LiveCluster cluster, ClusterMetrics metrics, TimeProvider time)
    {
        var policies = new ResourcePolicies(time, new(_instruments), Logger<ResourcePolicies>());
        var status = new PolicyStatusWriter(
            cluster.Api, () => Leadership?.IsLeader == true, () => cluster.View.Snapshot, time, Logger<PolicyStatusWriter>());
        var resources = new PolicyResources(cluster.Api, policies, Policies, status, time, new PolicyWatchLog(metrics, Logger<ResourcePolicies>()));
        metrics.Observe(() => [resources.State]);
        foreach (var (name, run) in resources.Loops)
            _loops.Add(name, run);

        return resources;
    }

    /// <summary>Takes part in the election of a leader, for those who need one.</summary>
    private ClusterLeadership Elect(LiveCluster cluster, ServerSettings settings, ServerSurroundings surroundings)
    {
        var lease = new LeaseSettings
        {
            Namespace = settings.Namespace,
            Name = settings.Options.ServiceName,
            Identity = ClusterLeadership.IdentityOf(surroundings.HostName),
        };
        var leadership = new ClusterLeadership(cluster, lease, surroundings.Time, _instruments, Logger<ClusterLeadership>());
        _loops.Add("the election of a leader", leadership.RunAsync);
        return leadership;
    }

    private void ManageCertificate(
        LiveCluster cluster, ILeadership leadership, SecretCertificate certificate, SelfManagedNames names, TimeProvider time)
    {
        var managed = new SelfManagedCertificate(
            cluster.Api, cluster.Api, certificate, names, leadership, time, Logger<SelfManagedCertificate>());
        _certificateMetrics.ObserveAuthority(() => certificate.AuthorityEnd);
        _loops.Add("the self-managed certificate", managed.RunAsync);
    }

    private void Audit(ServerSettings settings, ServerSurroundings surroundings)
    {
        ExemptionMetrics.Observe(_instruments, () => Policies.Current, surroundings.Time);
        if (Cluster is null || settings.Audit == AuditMode.Off)
            return;

        var leadership = settings.Audit == AuditMode.Full ? Leadership : null;
        var loggers = _application.Services.GetRequiredService<ILoggerFactory>();
        var audit = BackgroundAudit.Create(settings, Cluster, leadership, () => Policies.Current.Engine, surroundings, _instruments, loggers);
        _loops.Add("the audit", audit.RunAsync);
    }

    private void Route(ServerSurroundings surroundings)
    {
        var time = surroundings.Time;
        var admissions = new AdmissionMetrics(_instruments);
        AdmissionEndpoint Endpoint(WebhookKind webhook, IReviewer reviewer) =>
            new(new(webhook, surroundings.Wrap(webhook, reviewer), admissions, time, Logger<AdmissionHandler>()), time);

        var mutation = new MutationReviewer(Policies, Cluster, time);
        var validation = new ValidationReviewer(Policies, Cluster, _settings.ForecastPods, time);
        WarmUp.Run([(WebhookKind.Mutate, mutation), (WebhookKind.Validate, validation)], time);
        var webhooks = new WebhookEndpoints(Endpoint(WebhookKind.Mutate, mutation), Endpoint(WebhookKind.Validate, validation), _draining);
        var operations = new OperationsEndpoint(Readiness.Checks(Certificate, Clients, Policies, PolicyResources, Cluster, _draining, time), _metrics);
        _application.Run(context => context.Features.Get<ListenerMark>()?.Role == ListenerRole.Operations
            ? operations.HandleAsync(context)
            : webhooks.HandleAsync(context));
    }

    private Uri Address(string scheme) => new(
        _application.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses
            .First(address => address.StartsWith(scheme + ':', StringComparison.Ordinal))
            .Replace("[::]", "localhost", StringComparison.Ordinal)
            .Replace("0.0.0.0", "localhost", StringComparison.Ordinal));
}
