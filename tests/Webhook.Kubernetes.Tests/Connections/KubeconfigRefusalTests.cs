using Webhook.Kubernetes.Connections;

namespace Webhook.Kubernetes.Tests.Connections;

public sealed class KubeconfigRefusalTests : IDisposable
{
    private readonly KubeconfigRig _rig = new();

    public void Dispose() => _rig.Dispose();

    [Theory]
    [InlineData("server: https://h", "{client-certificate-data: '%', client-key-data: YQ==}", "users[u].user.client-certificate-data: is no base64")]
    [InlineData("server: https://h", "{client-certificate-data: YQ==, client-key-data: '%'}", "users[u].user.client-key-data: is no base64")]
    [InlineData("server: https://h", "{client-certificate-data: YQ==, client-key-data: YQ==}", "users[u].user: client-certificate and client-key are no certificate with its key in PEM")]
    [InlineData("server: https://h", "{client-certificate: gone.crt, client-key-data: YQ==}", "users[u].user.client-certificate: ")]
    [InlineData("{server: https://h, insecure-skip-tls-verify: true, certificate-authority-data: LS0tLS1CRUdJTg==}", "{}", "clusters[c].cluster.certificate-authority-data: holds no certificate in PEM")]
    [InlineData("server: \"\"", "{}", ":6:5: clusters[c].cluster: has no server: write server: https://host:6443")]
    [InlineData("server: ftp://h", "{}", ":6:13: clusters[c].cluster.server: is \"ftp://h\", must be a URL such as https://host:6443")]
    [InlineData("server: [h]", "{}", ":6:13: clusters[c].cluster.server: must be a string")]
    [InlineData("{server: https://h, proxy-url: proxy}", "{}", "clusters[c].cluster.proxy-url: is \"proxy\", must be a URL that begins with http://, https:// or socks5://")]
    [InlineData("{server: https://h, tls-server-name: 'b\"'}", "{}", "clusters[c].cluster.tls-server-name: is \"b\"\", must be a host name such as kubernetes.default.svc, or an address")]
    [InlineData("{server: https://h, tls-server-name: 'h:6443'}", "{}", "clusters[c].cluster.tls-server-name: is \"h:6443\", must be a host name")]
    [InlineData("{server: https://h, insecure-skip-tls-verify: maybe}", "{}", "clusters[c].cluster.insecure-skip-tls-verify: is \"maybe\", must be true or false")]
    [InlineData("{server: https://h, certificate-authority: none.crt}", "{}", "clusters[c].cluster.certificate-authority: ")]
    [InlineData("{server: https://h, certificate-authority-data: '%'}", "{}", "clusters[c].cluster.certificate-authority-data: is no base64")]
    [InlineData("{server: https://h, certificate-authority-data: aGFsbG8=}", "{}", "clusters[c].cluster.certificate-authority-data: holds no certificate in PEM: no PEM block CERTIFICATE")]
    [InlineData("server: https://h", "{token: a, username: b}", "users[u].user: has a token and a username: remove one")]
    [InlineData("server: https://h", "{client-key-data: YQ==}", "users[u].user: has a client-key without client-certificate")]
    [InlineData("server: https://h", "{auth-provider: {name: gcp}}", "users[u].user.auth-provider: is no longer supported by Kubernetes clients")]
    [InlineData("server: https://h", "{exec: {apiVersion: client.authentication.k8s.io/v1alpha1, command: x}}", "users[u].user.exec.apiVersion: is \"client.authentication.k8s.io/v1alpha1\", must be client.authentication.k8s.io/v1 or client.authentication.k8s.io/v1beta1")]
    [InlineData("server: https://h", "{exec: {command: x}}", "users[u].user.exec: has no apiVersion; it must be client")]
    [InlineData("server: https://h", "{exec: {apiVersion: client.authentication.k8s.io/v1}}", "users[u].user.exec: has no command")]
    [InlineData("server: https://h", "{token: \"s3cret\\n\"}", "users[u].user.token: the token's character 7 is U+000A, which can't stand in a header")]
    [InlineData("server: https://h", "{as: \"jane\\r\\nX: y\"}", "users[u].user.as: holds a control character, which can't stand in a header; drop it")]
    [InlineData("server: https://h", "{as: jane, as-user-extra: {a: [\"b\\n\"]}}", "users[u].user.as-user-extra: holds a control character")]
    public void Names_file_line_and_field_of_what_is_wrong(string cluster, string user, string expected)
    {
        var file = _rig.Folder.Write("config", KubeconfigRig.Config(cluster, user: user));

        var failure = Assert.Throws<ConnectionException>(() => _rig.Find(file));

        Assert.StartsWith(file + ":", failure.Message, StringComparison.Ordinal);
        Assert.Contains(expected, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Says_which_contexts_clusters_and_users_there_are()
    {
        var file = _rig.Folder.Write("config", KubeconfigRig.Config("server: https://h"));
        var loose = _rig.Folder.Write("loose", "apiVersion: v1\nkind: Config\ncontexts:\n- {name: a, context: {cluster: gone, user: u}}\n");

        Assert.Contains("there is no context \"cc\"; did you mean \"c\"?", Assert.Throws<ConnectionException>(() => _rig.Find(file, "cc")).Message, StringComparison.Ordinal);
        Assert.Contains("current-context is not set; pass --context with one of: a", Assert.Throws<ConnectionException>(() => _rig.Find(loose)).Message, StringComparison.Ordinal);
        Assert.Contains(":4:22: contexts[a].context: names cluster \"gone\", which does not exist; no clusters are configured", Assert.Throws<ConnectionException>(() => _rig.Find(loose, "a")).Message, StringComparison.Ordinal);
        Assert.Contains("can't be read", Assert.Throws<ConnectionException>(() => _rig.Find(_rig.Folder.Path + "/none")).Message, StringComparison.Ordinal);
        Assert.Contains("can't be read: it is a folder; name a file in it", Assert.Throws<ConnectionException>(() => _rig.Find(_rig.Folder.Path)).Message, StringComparison.Ordinal);
        Assert.Contains("this is no kubeconfig", Assert.Throws<ConnectionException>(() => _rig.Find(_rig.Folder.Write("pod", "apiVersion: v1\nkind: Pod\n"))).Message, StringComparison.Ordinal);
        Assert.Contains("bad:2:", Assert.Throws<ConnectionException>(() => _rig.Find(_rig.Folder.Write("bad", "apiVersion: v1\n  kind: [Config\n"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Says_what_to_set_in_a_pod_without_a_service_account()
    {
        _rig.Variables["KUBERNETES_SERVICE_HOST"] = "10.0.0.1";
        _rig.Variables["KUBERNETES_SERVICE_PORT"] = "443";

        var failure = Assert.Throws<ConnectionException>(() => _rig.Find(null));

        Assert.Contains("set automountServiceAccountToken true", failure.Message, StringComparison.Ordinal);
    }
}
