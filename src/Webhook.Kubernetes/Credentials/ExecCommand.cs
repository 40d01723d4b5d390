namespace Webhook.Kubernetes.Credentials;

/// <summary>A kubeconfig's <c>users[].user.exec</c>: a program that prints credentials.</summary>
/// <remarks>Source: <see href="https://kubernetes.io/docs/reference/access-authn-authz/authentication/#client-go-credential-plugins"/>.</remarks>
public sealed record ExecCommand
{
    /// <summary><c>client.authentication.k8s.io/v1</c> or <c>…/v1beta1</c>.</summary>
    public required string ApiVersion { get; init; }

    /// <summary>A name to be found on PATH, or an absolute path; a relative one was resolved against the kubeconfig's folder.</summary>
    public required string Command { get; init; }

    /// <summary>Arguments.</summary>
    public IReadOnlyList<string> Args { get; init; } = [];

    /// <summary>Variables on top of our own environment.</summary>
    public IReadOnlyDictionary<string, string> Env { get; init; } = new Dictionary<string, string>();

    /// <summary>What to tell a user who lacks the program; empty for nothing.</summary>
    public string InstallHint { get; init; } = "";

    /// <summary><c>Never</c>, <c>IfAvailable</c> or <c>Always</c>: whether the program may or must ask at the terminal.</summary>
    public string InteractiveMode { get; init; } = "IfAvailable";

    /// <summary><c>spec.cluster</c> of KUBERNETES_EXEC_INFO as JSON, with <c>provideClusterInfo</c>; <c>null</c> without.</summary>
    public string? ClusterJson { get; init; }

    /// <summary><c>user</c> entry it stands in, for messages.</summary>
    public required string User { get; init; }
}
