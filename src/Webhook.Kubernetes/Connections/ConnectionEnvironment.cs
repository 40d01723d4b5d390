namespace Webhook.Kubernetes.Connections;

/// <summary>What of the machine decides which cluster is meant; tests put their own in its place.</summary>
public sealed record ConnectionEnvironment
{
    /// <summary>Where a pod finds its service account.</summary>
    public const string ServiceAccountFolder = "/var/run/secrets/kubernetes.io/serviceaccount";

    /// <summary>Reads an environment variable; <c>null</c> when it is not set.</summary>
    public Func<string, string?> Variable { get; init; } = Environment.GetEnvironmentVariable;

    /// <summary>The folder that holds <c>.kube/config</c>.</summary>
    public string HomeFolder { get; init; } = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);

    /// <summary>The folder with <c>token</c>, <c>ca.crt</c> and <c>namespace</c> of the pod's service account.</summary>
    public string ServiceAccount { get; init; } = ServiceAccountFolder;

    /// <summary>Whether an exec plugin may ask at the terminal: false in a server.</summary>
    public bool Interactive { get; init; }

    /// <summary>Ages tokens.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
