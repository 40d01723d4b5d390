using Webhook.Cluster;
using Webhook.Logging;

namespace Webhook.Server;

/// <summary>What the flags of <c>serve</c> and their environment variables say, as written and not yet checked.</summary>
internal sealed record ServeOptions
{
    /// <summary><c>--webhook-address</c>.</summary>
    public string WebhookAddress { get; init; } = "127.0.0.1:8443";

    /// <summary><c>--operations-address</c>.</summary>
    public string OperationsAddress { get; init; } = "127.0.0.1:8080";

    /// <summary><c>--metrics-on-webhook-port</c>: metrics over TLS too, for whoever may not read them in the clear.</summary>
    public bool MetricsOnWebhookPort { get; init; }

    /// <summary><c>--policy</c>: files and folders; none means the embedded default policy.</summary>
    public IReadOnlyList<string> Policies { get; init; } = [];

    /// <summary><c>--tls-cert</c>: PEM certificate or chain; empty means a development certificate.</summary>
    public string TlsCertificate { get; init; } = "";

    /// <summary><c>--tls-key</c>: PEM private key; goes with <see cref="TlsCertificate"/>.</summary>
    public string TlsKey { get; init; } = "";

    /// <summary><c>--tls-self-managed</c>: the replicas make and renew their certificate, and keep it in a Secret.</summary>
    public bool TlsSelfManaged { get; init; }

    /// <summary><c>--service-name</c>: the Service that the API server calls; the other names follow from it.</summary>
    public string ServiceName { get; init; } = "daemonset-webhook";

    /// <summary><c>--tls-secret</c>; empty means the Service's name with <c>-tls</c>.</summary>
    public string TlsSecret { get; init; } = "";

    /// <summary><c>--mutating-configuration</c>; empty means the Service's name.</summary>
    public string MutatingConfiguration { get; init; } = "";

    /// <summary><c>--validating-configuration</c>; empty means the Service's name.</summary>
    public string ValidatingConfiguration { get; init; } = "";

    /// <summary><c>--tls-host</c>: DNS names and IP addresses that a self-managed certificate is for besides the Service's.</summary>
    public IReadOnlyList<string> TlsHosts { get; init; } = [];

    /// <summary><c>--client-ca</c>: PEM bundle; empty means that callers need no certificate.</summary>
    public string ClientCa { get; init; } = "";

    /// <summary><c>--kubeconfig</c>: a file that must be there; empty means the cluster that kubectl would find, or none.</summary>
    public string Kubeconfig { get; init; } = "";

    /// <summary><c>--context</c> of the kubeconfig; empty means the current one.</summary>
    public string Context { get; init; } = "";

    /// <summary><c>--no-cluster</c>: use no cluster, whatever is configured.</summary>
    public bool NoCluster { get; init; }

    /// <summary><c>--max-cache-age</c>, a Go duration; see <see cref="LiveCluster.DefaultMaxAge"/>.</summary>
    public string MaxCacheAge { get; init; } = "5m";

    /// <summary><c>--forecast-pods</c>: least number of pods whose start or restart is foretold; 0 foretells nothing.</summary>
    public string ForecastPods { get; init; } = "1";

    /// <summary><c>--audit</c>: one of <see cref="Audit.AuditModes.All"/>; empty for <c>full</c> in a pod and <c>metrics</c> elsewhere.</summary>
    public string Audit { get; init; } = "";

    /// <summary><c>--audit-interval</c>, a Go duration.</summary>
    public string AuditInterval { get; init; } = "10m";

    /// <summary><c>--log-format</c>: <c>text</c> or <c>json</c>.</summary>
    public string LogFormat { get; init; } = LogFormats.Text;

    /// <summary><c>--log-level</c>: one of <see cref="LogLevels.All"/>.</summary>
    public string LogLevel { get; init; } = "information";

    /// <summary><c>--fixed-log-level</c>: the level is not changed while the server runs.</summary>
    public bool FixedLogLevel { get; init; }

    /// <summary><c>--drain-delay</c>, a Go duration; empty means 0s on a loopback address and 5s on any other.</summary>
    public string DrainDelay { get; init; } = "";
}
