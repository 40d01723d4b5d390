using System.Globalization;
using Webhook.Audit;
using Webhook.Certificates;
using Webhook.Certificates.SelfManaged;
using Webhook.Cluster;
using Webhook.Kubernetes.Connections;
using Webhook.Kubernetes.Credentials;
using Webhook.Model.Manifests;
using Webhook.Model.Text;
using Webhook.Policies;
using Webhook.Tracing;

namespace Webhook.Server;

/// <summary>Options that were checked, and what had to be loaded to check them.</summary>
internal sealed record ServerSettings
{
    /// <summary>Time between "not ready" and "not listening" in a cluster: endpoints and kube-proxy follow within seconds.</summary>
    private static readonly TimeSpan ClusterDrainDelay = TimeSpan.FromSeconds(5);

    /// <summary>Set by the chart from the pod's own metadata.</summary>
    private const string NamespaceVariable = "POD_NAMESPACE";

    /// <summary>The options as written.</summary>
    public required ServeOptions Options { get; init; }

    /// <summary>Where to serve the webhooks.</summary>
    public required ListenAddress WebhookAddress { get; init; }

    /// <summary>Where to serve health and metrics.</summary>
    public required ListenAddress OperationsAddress { get; init; }

    /// <summary>Where the serving certificate comes from.</summary>
    public required ICertificateSource Certificate { get; init; }

    /// <summary>The objects of a self-managed certificate; <c>null</c> when it is not self-managed.</summary>
    public SelfManagedNames? SelfManaged { get; init; }

    /// <summary>The authority of a development certificate; <c>null</c> when the user gave a certificate.</summary>
    public string? DevelopmentAuthority { get; init; }

    /// <summary>Whether the development certificate was issued just now.</summary>
    public bool IsCertificateNew { get; init; }

    /// <summary>The policy files as read.</summary>
    public required PolicyFiles PolicyFiles { get; init; }

    /// <summary>The policies in them, without an error.</summary>
    public required PolicyLoadResult Policies { get; init; }

    /// <summary>The cluster to follow.</summary>
    public required ClusterChoice Cluster { get; init; }

    /// <summary>Namespace of the release: of its Lease and Secret. That of the pod, else of the kubeconfig's context.</summary>
    public required string Namespace { get; init; }

    /// <summary>For how long live rules may read a cache that can't be brought up to date.</summary>
    public required TimeSpan MaxCacheAge { get; init; }

    /// <summary>Least number of pods whose start or restart a warning foretells; 0 foretells nothing.</summary>
    public required int ForecastPods { get; init; }

    /// <summary>How much the background audit does; without a cluster nothing.</summary>
    public required AuditMode Audit { get; init; }

    /// <summary>Time between two audits of everything.</summary>
    public required TimeSpan AuditInterval { get; init; }

    /// <summary>Where traces are sent.</summary>
    public required OtlpSettings Otlp { get; init; }

    /// <summary>How long to serve on after the first sign of the end.</summary>
    public required TimeSpan DrainDelay { get; init; }

    /// <summary>
    /// Whether the server runs as a pod that was told its namespace. Elsewhere the cluster is some user's current context, in
    /// which nothing may be written unasked.
    /// </summary>
    public bool IsPod { get; init; }

    /// <summary>Checks options and loads what they name.</summary>
    /// <exception cref="StartupException">With everything that is wrong.</exception>
    public static ServerSettings Load(ServeOptions options, ServerSurroundings surroundings)
    {
        List<string> problems = [.. ServeOptionsChecks.Problems(options)];
        var files = PolicyFiles.Read(options.Policies);
        var policies = options.Policies.Count == 0 ? PolicyLoader.Load([]) : PolicyLoader.Load(files, surroundings.Time.GetUtcNow());
        problems.AddRange(policies.Problems.Where(problem => problem.Severity == ProblemSeverity.Error).Select(problem => problem.ToString()));
        var otlp = surroundings.Otlp();
        problems.AddRange(otlp.Problems);
        var cluster = FindCluster(options, surroundings, problems);
        if (problems.Count > 0)
            throw new StartupException(problems);

        _ = ListenAddress.TryParse(options.WebhookAddress, out var webhook);
        _ = ListenAddress.TryParse(options.OperationsAddress, out var operations);
        var settings = new ServerSettings
        {
            Options = options,
            WebhookAddress = webhook,
            OperationsAddress = operations,
            Certificate = new CertificateFiles(options.TlsCertificate, options.TlsKey),
            PolicyFiles = files,
            Policies = policies,
            Cluster = cluster,
            IsPod = surroundings.Machine.Variable(NamespaceVariable) is { Length: > 0 },
            Namespace = surroundings.Machine.Variable(NamespaceVariable) is { Length: > 0 } given ? given : cluster.Connection?.Namespace ?? "default",
            MaxCacheAge = GoDuration.TryParse(options.MaxCacheAge, out var age) ? age : LiveCluster.DefaultMaxAge,
            ForecastPods = int.Parse(options.ForecastPods, CultureInfo.InvariantCulture),
            Audit = ModeOf(options, surroundings, cluster),
            AuditInterval = GoDuration.TryParse(options.AuditInterval, out var interval) ? interval : AuditSettings.DefaultInterval,
            Otlp = otlp,
            DrainDelay = GoDuration.TryParse(options.DrainDelay, out var delay) ? delay : webhook.IsLoopback ? TimeSpan.Zero : ClusterDrainDelay,
        };
        return options.TlsSelfManaged ? settings.WithSelfManagedCertificate()
            : options.TlsCertificate.Length > 0 ? settings
            : settings.WithDevelopmentCertificate(surroundings);
    }

    /// <summary>Outside of a pod the cluster is some user's current context, in which nothing may be written unasked.</summary>
    private static AuditMode ModeOf(ServeOptions options, ServerSurroundings surroundings, ClusterChoice cluster)
    {
        if (cluster.Connection is null)
            return AuditMode.Off;

        var isPod = surroundings.Machine.Variable(NamespaceVariable) is { Length: > 0 };
        return options.Audit.Length > 0 ? AuditModes.Parse(options.Audit) : isPod ? AuditMode.Full : AuditMode.Metrics;
    }

    private static ClusterChoice FindCluster(ServeOptions options, ServerSurroundings surroundings, List<string> problems)
    {
        if (options.NoCluster)
            return ClusterChoice.Unwanted;

        try
        {
            var cluster = ClusterChoice.Find(surroundings.Machine with { Clock = surroundings.Time }, options.Kubeconfig, options.Context);
            if (options.TlsSelfManaged && cluster.Connection is null)
                problems.Add($"--tls-self-managed keeps its certificate in the cluster, and there is none to use: {cluster.Absence}; pass --kubeconfig, or --tls-cert and --tls-key");

            return cluster;
        }
        catch (Exception exception) when (exception is ConnectionException or CredentialException)
        {
            problems.Add(exception.Message);
            return ClusterChoice.Unwanted;
        }
    }

    private ServerSettings WithSelfManagedCertificate()
    {
        var names = SelfManagedSettings.NamesOf(Options, Namespace);
        return this with { Certificate = new SecretCertificate(names), SelfManaged = names };
    }

    private ServerSettings WithDevelopmentCertificate(ServerSurroundings surroundings)
    {
        var folder = new CertificateFolder(surroundings.CertificateFolder);
        try
        {
            var isNew = DevelopmentCertificate.Ensure(folder, surroundings.Time.GetUtcNow());
            return this with { Certificate = folder.Serving, DevelopmentAuthority = folder.AuthorityCertificate, IsCertificateNew = isNew };
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StartupException(
                [$"the development certificate can't be written to {surroundings.CertificateFolder}: {exception.Message.TrimEnd('.')}; pass --tls-cert and --tls-key"]);
        }
    }
}
