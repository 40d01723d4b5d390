using System.Security.Cryptography;
using System.Text;
using Webhook.Kubernetes.Credentials;

namespace Webhook.Kubernetes.Connections;

/// <summary>Reads one user of a kubeconfig: who we are to the cluster.</summary>
internal sealed class KubeconfigUser(KubeconfigNode user, string name, ConnectionEnvironment environment)
{
    private static readonly string[] ExecVersions = ["client.authentication.k8s.io/v1", "client.authentication.k8s.io/v1beta1"];
    private static readonly string[] InteractiveModes = ["Never", "IfAvailable", "Always"];

    /// <summary>The connection as that user.</summary>
    /// <param name="connection">The cluster.</param>
    /// <param name="clusterJson">What an exec plugin is told of the cluster when it asks for it.</param>
    /// <exception cref="ConnectionException">A field is wrong, or a file can't be read.</exception>
    public ClusterConnection AddTo(ClusterConnection connection, Func<string> clusterJson)
    {
        if (user.Child("auth-provider") is { } provider)
            throw provider.Error("is no longer supported by Kubernetes clients: use an exec plugin in its place");

        var certificate = Certificate();
        var source = Source(clusterJson);
        var named = connection with { Impersonation = [.. Impersonation()], Credentials = source };
        if (certificate is null)
            return named;

        // A file may be replaced at any time; what stands in the kubeconfig itself stays.
        return KubeconfigConnection.IsFile(user, "client-certificate") || KubeconfigConnection.IsFile(user, "client-key")
            ? named with
            {
                Credentials = new CertificateFileCredential(
                    source, new(certificate, () => Certificate()!, ClientCertificate.AreSame, environment.Clock)),
            }
            : named with { ClientCertificate = certificate.Certificate, ClientChain = certificate.Chain };
    }

    private ICredentialSource Source(Func<string> clusterJson)
    {
        var (userName, password, token) = (user.Text("username"), user.Text("password"), user.Text("token"));
        if (userName.Length > 0 && (token.Length > 0 || user.Child("tokenFile") is not null))
            throw user.Error("has a token and a username: remove one, or nobody knows which is meant");

        if (user.Path("tokenFile") is { } file)
            return new TokenFileCredential(file, environment.Clock);

        if (token.Length > 0)
            return new FixedCredential(Bearer(token));

        if (userName.Length > 0)
            return new FixedCredential(new("Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{userName}:{password}"))));

        return user.Child("exec") is { } exec
            ? new ExecCredentialSource(Command(exec, clusterJson), environment.Interactive, environment.Clock)
            : new FixedCredential(Credential.Anonymous);
    }

    private Credential Bearer(string token)
    {
        try
        {
            return Credential.Bearer(token);
        }
        catch (CredentialException failure)
        {
            throw user.Child("token")!.Error(failure.Message, failure);
        }
    }

    private ExecCommand Command(KubeconfigNode exec, Func<string> clusterJson)
    {
        var command = exec.Text("command");
        if (command.Length == 0)
            throw exec.Error("has no command");

        return new()
        {
            User = name,
            ApiVersion = OneOf(exec, "apiVersion", ExecVersions, ""),
            InteractiveMode = OneOf(exec, "interactiveMode", InteractiveModes, "IfAvailable"),
            // A bare name is looked up on PATH.
            Command = command.AsSpan().ContainsAny('/', Path.DirectorySeparatorChar) ? exec.Resolve(command) : command,
            Args = exec.Texts("args"),
            Env = Variables(exec),
            InstallHint = exec.Text("installHint"),
            ClusterJson = exec.Flag("provideClusterInfo") ? clusterJson() : null,
        };
    }

    /// <summary>Of two entries with one name the last counts, as for every program that is started by Go.</summary>
    private static Dictionary<string, string> Variables(KubeconfigNode exec)
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in exec.Items("env"))
            variables[entry.Text("name")] = entry.Text("value");

        return variables;
    }

    private static string OneOf(KubeconfigNode node, string field, string[] words, string absent)
    {
        var text = node.Text(field) is { Length: > 0 } written ? written : absent;
        if (words.Contains(text))
            return text;

        var expected = $"must be {string.Join(" or ", words)}";
        throw node.Child(field)?.Error($"is \"{text}\", {expected}") ?? node.Error($"has no {field}; it {expected}");
    }

    private ClientCertificate? Certificate()
    {
        var (certificate, key) = (KubeconfigConnection.Pem(user, "client-certificate"), KubeconfigConnection.Pem(user, "client-key"));
        if (certificate is null && key is null)
            return null;

        if (certificate is null || key is null)
            throw user.Error(certificate is null ? "has a client-key without client-certificate" : "has a client-certificate without client-key");

        try
        {
            var chain = PemCertificates.All(certificate);
            chain.RemoveAt(0);
            return new(PemCertificates.WithKey(certificate, key), chain);
        }
        catch (CryptographicException failure)
        {
            throw user.Error($"client-certificate and client-key are no certificate with its key in PEM: {failure.Message}", failure);
        }
    }

    // https://kubernetes.io/docs/reference/access-authn-authz/authentication/#user-impersonation
    private IEnumerable<KeyValuePair<string, string>> Impersonation()
    {
        if (user.Text("as") is { Length: > 0 } who)
            yield return Header("as", "Impersonate-User", who);

        if (user.Text("as-uid") is { Length: > 0 } uid)
            yield return Header("as-uid", "Impersonate-Uid", uid);

        foreach (var group in user.Texts("as-groups"))
            yield return Header("as-groups", "Impersonate-Group", group);

        foreach (var (key, _) in user.Entries("as-user-extra"))
        {
            foreach (var value in user.Child("as-user-extra")!.Texts(key))
                yield return Header("as-user-extra", "Impersonate-Extra-" + Uri.EscapeDataString(key), value);
        }
    }

    private KeyValuePair<string, string> Header(string field, string name, string value) => value.Any(char.IsControl)
        ? throw user.Child(field)!.Error("holds a control character, which can't stand in a header; drop it")
        : new(name, value);
}
