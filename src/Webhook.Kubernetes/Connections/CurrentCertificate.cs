using System.Security.Cryptography.X509Certificates;

namespace Webhook.Kubernetes.Connections;

/// <summary>The client certificate that the next TLS handshake shows: credentials that expire bring a new one.</summary>
internal sealed class CurrentCertificate
{
    private X509Certificate2? _value;

    public X509Certificate2? Value
    {
        get => Volatile.Read(ref _value);
        set => Volatile.Write(ref _value, value);
    }
}
