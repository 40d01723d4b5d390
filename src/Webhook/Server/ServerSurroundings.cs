using Webhook.Admission;
using Webhook.Kubernetes.Connections;
using Webhook.Policy;
using Webhook.Policy.Policies;
using Webhook.Server.Connections;
using Webhook.Tracing;

namespace Webhook.Server;

/// <summary>What the server takes from the process it runs in; tests give their own.</summary>
internal sealed record ServerSurroundings
{
    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Folder for the development certificate, as it is shown to the user.</summary>
    public string CertificateFolder { get; init; } = "certs";

    /// <summary>Where log lines go; <c>null</c> for standard error.</summary>
    public ILoggerProvider? Log { get; init; }

    /// <summary>What the standard variables of OpenTelemetry ask for.</summary>
    public Func<OtlpSettings> Otlp { get; init; } = () => OtlpSettings.None;

    /// <summary>Limits of the webhook port; <c>null</c> for those that follow from the memory there is.</summary>
    public ConnectionLimits? Connections { get; init; }

    /// <summary>What bodies of requests may take; <c>null</c> for what follows from the memory there is.</summary>
    public BodyRoom? Bodies { get; init; }

    /// <summary>How many large reviews are judged at a time; <c>null</c> for what follows from the memory there is.</summary>
    public JudgingTurns? Turns { get; init; }

    /// <summary>What decides which cluster is meant.</summary>
    public ConnectionEnvironment Machine { get; init; } = new();

    /// <summary>Name of the pod or machine, by which people tell replicas apart.</summary>
    public string HostName { get; init; } = Environment.MachineName;

    /// <summary>Makes the engine of a set of policies.</summary>
    public Func<IReadOnlyList<DaemonSetPolicy>, PolicyEngine> Engine { get; init; } = policies => new(policies);

    /// <summary>What stands between the endpoint and a reviewer; nothing in production.</summary>
    public Func<WebhookKind, IReviewer, IReviewer> Wrap { get; init; } = (_, reviewer) => reviewer;
}
