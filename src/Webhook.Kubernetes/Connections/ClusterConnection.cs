using System.Security.Cryptography.X509Certificates;
using Webhook.Kubernetes.Credentials;

namespace Webhook.Kubernetes.Connections;

/// <summary>Everything needed to talk to one cluster.</summary>
public sealed record ClusterConnection
{
    /// <summary>The API server, with a slash at the end; may have a path.</summary>
    public required Uri Server { get; init; }

    /// <summary>Where this was found, for people: <c>context dev of /home/jane/.kube/config</c>, <c>in-cluster service account</c>.</summary>
    public required string Source { get; init; }

    /// <summary>Whether we are a pod of that cluster and speak as its service account.</summary>
    public bool IsInCluster { get; init; }

    /// <summary>Namespace of the context or the pod; <c>default</c> when neither says.</summary>
    public string Namespace { get; init; } = "default";

    /// <summary>The authorities trusted, and no others; <c>null</c> trusts those of the system.</summary>
    public X509Certificate2Collection? Authorities { get; init; }

    /// <summary>The file that <see cref="Authorities"/> were read from, and that may change; <c>null</c> when they stay as they are.</summary>
    public RenewedFile<X509Certificate2Collection>? AuthorityFile { get; init; }

    /// <summary>Whether any certificate is accepted.</summary>
    public bool InsecureSkipTlsVerify { get; init; }

    /// <summary>Name that the server's certificate must bear and that is sent as SNI; empty for the host of <see cref="Server"/>.</summary>
    public string TlsServerName { get; init; } = "";

    /// <summary>The proxy, from the kubeconfig or else the environment; <c>null</c> for none.</summary>
    public Uri? Proxy { get; init; }

    /// <summary>Whether answers may not be compressed.</summary>
    public bool DisableCompression { get; init; }

    /// <summary>A client certificate that stays, with its key; <c>null</c> for none, or when <see cref="Credentials"/> brings one, from a plugin or from files that may change.</summary>
    public X509Certificate2? ClientCertificate { get; init; }

    /// <summary>Certificates that lead from <see cref="ClientCertificate"/> to its authority; empty for none.</summary>
    public X509Certificate2Collection ClientChain { get; init; } = [];

    /// <summary>Headers to act as somebody else (<c>Impersonate-User</c> and the like), in order; empty for none.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Impersonation { get; init; } = [];

    /// <summary>Who we are.</summary>
    public required ICredentialSource Credentials { get; init; }
}
