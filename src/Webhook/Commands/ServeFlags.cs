using System.CommandLine;
using Webhook.Audit;
using Webhook.Logging;
using Webhook.Server;

namespace Webhook.Commands;

/// <summary>The flags of <c>serve</c>. What they hold is checked as a whole, by <see cref="ServeOptionsChecks"/>.</summary>
internal sealed class ServeFlags(Terminal terminal)
{
    private static readonly ServeOptions Defaults = new();

    private readonly Option<string> _webhookAddress = EnvironmentDefault.Option(
        terminal, "--webhook-address", "ADDRESS", "Where to serve the webhooks over HTTPS; :8443 is all interfaces", Defaults.WebhookAddress);

    private readonly Option<string> _operationsAddress = EnvironmentDefault.Option(
        terminal, "--operations-address", "ADDRESS", "Where to serve health and metrics over HTTP", Defaults.OperationsAddress);

    private readonly Option<bool> _metricsOnWebhookPort = EnvironmentDefault.Flag(
        terminal, "--metrics-on-webhook-port", "Serve GET /metrics on the webhook port too: over TLS, and with --client-ca only to callers with a certificate");

    private readonly Option<string[]> _policies = EnvironmentDefault.ListOption(
        terminal, "--policy", "PATH", "Policy file or folder, may be given several times and is reloaded when it changes; without it the embedded policy is used");

    private readonly Option<string> _tlsCertificate = EnvironmentDefault.Option(
        terminal, "--tls-cert", "FILE", "PEM certificate or chain, reloaded when it changes; without it a development certificate is made under certs/", "");

    private readonly Option<string> _tlsKey = EnvironmentDefault.Option(terminal, "--tls-key", "FILE", "PEM key of --tls-cert", "");

    private readonly Option<bool> _tlsSelfManaged = EnvironmentDefault.Flag(
        terminal, "--tls-self-managed", "Make the certificate, keep it in a Secret, renew it, and write the caBundle of the webhook configurations; needs the cluster");

    private readonly Option<string> _serviceName = EnvironmentDefault.Option(
        terminal, "--service-name", "NAME", "Service that the API server calls, for --tls-self-managed; the Lease of the replica that leads and the reports of the audit have its name too; its namespace is that of the pod (POD_NAMESPACE) or of the kubeconfig's context", Defaults.ServiceName);

    private readonly Option<string> _tlsSecret = EnvironmentDefault.Option(
        terminal, "--tls-secret", "NAME", "Secret of --tls-self-managed; without it the Service's name and -tls", "");

    private readonly Option<string> _mutatingConfiguration = EnvironmentDefault.Option(
        terminal, "--mutating-configuration", "NAME", "MutatingWebhookConfiguration whose caBundle --tls-self-managed writes; without it the Service's name", "");

    private readonly Option<string> _validatingConfiguration = EnvironmentDefault.Option(
        terminal, "--validating-configuration", "NAME", "ValidatingWebhookConfiguration whose caBundle --tls-self-managed writes, and which owns the reports of the audit; without it the Service's name", "");

    private readonly Option<string[]> _tlsHosts = EnvironmentDefault.ListOption(
        terminal, "--tls-host", "HOST", "Further DNS name or IP address for the certificate of --tls-self-managed, for configurations with a URL; may be given several times");

    private readonly Option<string> _clientCa = EnvironmentDefault.Option(
        terminal, "--client-ca", "FILE", "PEM bundle of authorities; callers then need a client certificate of one of them", "");

    private readonly Option<string> _kubeconfig = EnvironmentDefault.Option(
        terminal, "--kubeconfig", "FILE", "Kubeconfig file of the cluster that live rules read; without it the cluster is found as kubectl finds it, else as a pod does, else there is none", "");

    private readonly Option<string> _context = EnvironmentDefault.Option(
        terminal, "--context", "NAME", "Context of the kubeconfig; without it the current one", "");

    private readonly Option<bool> _noCluster = EnvironmentDefault.Flag(
        terminal, "--no-cluster", "Use no cluster: rules that need one are skipped");

    private readonly Option<string> _maxCacheAge = EnvironmentDefault.Option(
        terminal, "--max-cache-age", "DURATION", "Live rules are skipped once the cluster could not be followed for longer; until then they read what was known", Defaults.MaxCacheAge);

    private readonly Option<string> _forecastPods = EnvironmentDefault.Option(
        terminal, "--forecast-pods", "N", "Warn what a change sets in motion when it restarts N pods or more, or creates a DaemonSet that runs N or more and leaves nodes out; 0 turns it off", Defaults.ForecastPods);

    private readonly Option<string> _audit = EnvironmentDefault.Option(
        terminal, "--audit", "MODE", $"What the background audit of the live DaemonSets does: {string.Join(", ", AuditModes.All)}; full writes reports and Events by the replica that leads, and is the default in a pod (where POD_NAMESPACE is set), metrics writes nothing and is the default elsewhere", "");

    private readonly Option<string> _auditInterval = EnvironmentDefault.Option(
        terminal, "--audit-interval", "DURATION", "Time between two audits of every DaemonSet; one that changes is judged within seconds", Defaults.AuditInterval);

    private readonly Option<string> _logFormat = EnvironmentDefault.Option(
        terminal, "--log-format", "FORMAT", "Form of a log line: text, json", Defaults.LogFormat);

    private readonly Option<string> _logLevel = EnvironmentDefault.Option(
        terminal, "--log-level", "LEVEL", $"Least level to log: {string.Join(", ", LogLevels.All)} (info, warn and err mean the same as the long words); PUT /loglevel on the operations port changes it while the server runs, from loopback only", Defaults.LogLevel);

    private readonly Option<bool> _fixedLogLevel = EnvironmentDefault.Flag(
        terminal, "--fixed-log-level", "Refuse PUT /loglevel; for a pod on the node's network, where every process of the node comes from loopback");

    private readonly Option<string> _drainDelay = EnvironmentDefault.Option(
        terminal, "--drain-delay", "DURATION", "How long to serve on after SIGTERM while not ready; without it 0s on a loopback address, else 5s", "");

    /// <summary>Adds them to a command.</summary>
    public void AddTo(Command command)
    {
        Option[] all =
        [
            _webhookAddress, _operationsAddress, _metricsOnWebhookPort, _policies, _tlsCertificate, _tlsKey, _tlsSelfManaged, _serviceName, _tlsSecret,
            _mutatingConfiguration, _validatingConfiguration, _tlsHosts, _clientCa, _kubeconfig, _context, _noCluster, _maxCacheAge, _forecastPods,
            _audit, _auditInterval,
            _logFormat, _logLevel, _fixedLogLevel, _drainDelay,
        ];
        foreach (var option in all)
            command.Options.Add(option);
    }

    /// <summary>What was given, or stands in the environment, or is the default.</summary>
    public ServeOptions Read(ParseResult parsed) => new()
    {
        WebhookAddress = parsed.GetRequiredValue(_webhookAddress),
        OperationsAddress = parsed.GetRequiredValue(_operationsAddress),
        MetricsOnWebhookPort = parsed.GetRequiredValue(_metricsOnWebhookPort),
        Policies = parsed.GetRequiredValue(_policies),
        TlsCertificate = parsed.GetRequiredValue(_tlsCertificate),
        TlsKey = parsed.GetRequiredValue(_tlsKey),
        TlsSelfManaged = parsed.GetRequiredValue(_tlsSelfManaged),
        ServiceName = parsed.GetRequiredValue(_serviceName),
        TlsSecret = parsed.GetRequiredValue(_tlsSecret),
        MutatingConfiguration = parsed.GetRequiredValue(_mutatingConfiguration),
        ValidatingConfiguration = parsed.GetRequiredValue(_validatingConfiguration),
        TlsHosts = parsed.GetRequiredValue(_tlsHosts),
        ClientCa = parsed.GetRequiredValue(_clientCa),
        Kubeconfig = parsed.GetRequiredValue(_kubeconfig),
        Context = parsed.GetRequiredValue(_context),
        NoCluster = parsed.GetRequiredValue(_noCluster),
        MaxCacheAge = parsed.GetRequiredValue(_maxCacheAge),
        ForecastPods = parsed.GetRequiredValue(_forecastPods),
        Audit = parsed.GetRequiredValue(_audit),
        AuditInterval = parsed.GetRequiredValue(_auditInterval),
        LogFormat = parsed.GetRequiredValue(_logFormat),
        LogLevel = parsed.GetRequiredValue(_logLevel),
        FixedLogLevel = parsed.GetRequiredValue(_fixedLogLevel),
        DrainDelay = parsed.GetRequiredValue(_drainDelay),
    };
}
