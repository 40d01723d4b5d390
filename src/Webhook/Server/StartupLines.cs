using Webhook.Audit;
using Webhook.Cluster;
using Webhook.Policies;
using Webhook.Tracing;

namespace Webhook.Server;

/// <summary>What the server says of itself when it listens: where, with what, and how to try it.</summary>
internal static class StartupLines
{
    /// <summary>The lines.</summary>
    /// <param name="server">A server that listens.</param>
    /// <param name="settings">What it was started with.</param>
    public static IReadOnlyList<string> Of(WebhookServer server, ServerSettings settings) =>
    [
        $"daemonset-webhook {ProductVersion.Current.Version}",
        $"webhook:     {Shown(server.WebhookUri)} (POST /mutate, POST /validate{(settings.Options.MetricsOnWebhookPort ? ", GET /metrics" : "")})",
        $"operations:  {Shown(server.OperationsUri)} (GET /metrics, /livez, /readyz, /healthz, /loglevel)",
        $"certificate: {settings.Certificate.Name}{Expiry(server)}{Origin(settings)}",
        $"callers:     {(server.Clients is null ? "anyone; --client-ca asks for a client certificate" : $"with a client certificate of {settings.Options.ClientCa}")}",
        $"policies:    {string.Join(", ", server.Policies.Current.Loaded.Select(Describe))}{(server.Live is null ? "" : $"; beside them the DaemonSetPolicies of the cluster, {StatusOf(server.Live)}")}",
        $"cluster:     {Describe(settings.Cluster)}",
        $"audit:       {Describe(settings.Audit, settings)}",
        .. Describe(settings.Otlp),
        "try it:",
        $"  {Curl(server, settings, "validate")}",
        $"  {Curl(server, settings, "mutate")}",
    ];

    private static string StatusOf(LiveParts live) => live.Leadership is null
        ? "whose status this server does not write; --audit full does"
        : "whose status the replica that leads writes";

    private static IEnumerable<string> Describe(OtlpSettings otlp) =>
        otlp.Traces is { Endpoint: var receiver } ? [$"telemetry:   traces to {receiver.GetLeftPart(UriPartial.Path)}, by OTLP"] : [];

    private static string Expiry(WebhookServer server) =>
        server.Certificate.Current is { NotAfter: var end } ? $", expires {end:yyyy-MM-dd}" : "";

    private static string Origin(ServerSettings settings) => settings switch
    {
        { SelfManaged: { } names } => $"; self-managed, for {string.Join(", ", names.Hosts)}",
        { DevelopmentAuthority: null } => "",
        { IsCertificateNew: true } => "; a development certificate, made just now",
        _ => "; a development certificate",
    };

    private static string Describe(ClusterChoice cluster) => cluster.Connection is { } connection
        ? $"{connection.Server.AbsoluteUri.TrimEnd('/')} ({connection.Source}); --no-cluster turns it off"
        : $"none: {cluster.Absence}; rules that need one are skipped";

    private static string Describe(AuditMode mode, ServerSettings settings) => mode switch
    {
        AuditMode.Full => $"every {settings.Options.AuditInterval}, with reports and Events, by the replica that holds Lease {settings.Namespace}/{settings.Options.ServiceName}",
        AuditMode.Metrics => $"every {settings.Options.AuditInterval}, as metrics; --audit full writes reports and Events too",
        _ => "off",
    };

    private static string Describe(LoadedPolicy policy) => $"{policy.Policy.Name} ({policy.Source})";

    /// <summary>Paths are absolute: the line is pasted into a terminal that may be anywhere.</summary>
    private static string Curl(WebhookServer server, ServerSettings settings, string path)
    {
        var url = $"https://{settings.WebhookAddress.LocalHost}:{server.WebhookUri.Port}/{path}?timeout=10s";
        var trust = settings.DevelopmentAuthority is { } authority ? $"--cacert {ShellWord.Of(Path.GetFullPath(authority))}" : "--insecure";
        var identity = server.Clients is null ? "" : " --cert client.crt --key client.key";
        return $"curl {trust}{identity} -H 'Content-Type: application/json' {SampleReview.CurlArgument()} '{url}'";
    }

    private static string Shown(Uri uri) => uri.GetLeftPart(UriPartial.Authority);
}
