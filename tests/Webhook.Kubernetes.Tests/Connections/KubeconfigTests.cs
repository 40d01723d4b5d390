using System.Text;
using Webhook.Kubernetes.Connections;

namespace Webhook.Kubernetes.Tests.Connections;

public sealed class KubeconfigTests : IDisposable
{
    private readonly KubeconfigRig _rig = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _rig.Dispose();

    [Fact]
    public async Task Reads_cluster_user_and_context()
    {
        var authority = new TestCertificate("authority");
        var client = new TestCertificate("jane");
        _rig.Folder.Write("pki/ca.crt", authority.CertificatePem);
        _rig.Folder.Write("pki/jane.crt", client.CertificatePem);
        var file = _rig.Folder.Write("config", $$"""
            apiVersion: v1
            kind: Config
            current-context: dev
            clusters:
            - name: east
              cluster:
                server: https://east.example:6443/k8s/clusters/c-1
                certificate-authority: pki/ca.crt
                tls-server-name: kubernetes.default
                proxy-url: socks5://proxy.example:1080
                disable-compression: true
            users:
            - name: jane
              user:
                client-certificate: pki/jane.crt
                client-key-data: {{TestCertificate.Base64(client.KeyPem)}}
                token: t0ken
                as: bob
                as-groups: [ops, dev]
                as-user-extra: {scopes: [a, b]}
            contexts:
            - name: dev
              context: {cluster: east, user: jane, namespace: agents}
            """);

        var connection = _rig.Find(file)!;

        Assert.Equal("https://east.example:6443/k8s/clusters/c-1/", connection.Server.ToString());
        Assert.Equal("agents", connection.Namespace);
        Assert.Equal($"context dev of {file}", connection.Source);
        Assert.Equal(authority.Thumbprint, Assert.Single(connection.Authorities!).Thumbprint);
        var shown = await connection.Credentials.GetAsync(null, Cancellation);
        Assert.Equal(client.Thumbprint, shown.Certificate!.Thumbprint);
        Assert.True(shown.Certificate.HasPrivateKey);
        Assert.Equal("kubernetes.default", connection.TlsServerName);
        Assert.Equal("socks5://proxy.example:1080/", connection.Proxy!.ToString());
        Assert.True(connection.DisableCompression);
        Assert.Equal("Bearer t0ken", await HeaderAsync(connection));
        Assert.Equal(
            ["Impersonate-User: bob", "Impersonate-Group: ops", "Impersonate-Group: dev", "Impersonate-Extra-scopes: a", "Impersonate-Extra-scopes: b"],
            connection.Impersonation.Select(header => $"{header.Key}: {header.Value}"));
    }

    [Fact]
    public async Task Reads_JSON_and_passwords_and_picks_the_context_asked_for()
    {
        var file = _rig.Folder.Write("config.json", """
            {"apiVersion": "v1", "kind": "Config", "current-context": "a",
             "clusters": [{"name": "one", "cluster": {"server": "127.0.0.1:8080"}}, {"name": "two", "cluster": {"server": "two", "insecure-skip-tls-verify": true}}],
             "users": [{"name": "u", "user": {"username": "jane", "password": "pä:ss"}}],
             "contexts": [{"name": "a", "context": {"cluster": "one"}}, {"name": "b", "context": {"cluster": "two", "user": "u"}}]}
            """);

        var first = _rig.Find(file)!;
        var second = _rig.Find(file, "b")!;

        Assert.Equal(["http://127.0.0.1:8080/", "https://two/"], [first.Server.ToString(), second.Server.ToString()]);
        Assert.Equal("default", first.Namespace);
        Assert.Null(await HeaderAsync(first));
        Assert.Equal("Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes("jane:pä:ss")), await HeaderAsync(second));
        Assert.True(second.InsecureSkipTlsVerify);
    }

    [Fact]
    public void Takes_a_file_without_apiVersion_and_kind_for_a_kubeconfig()
    {
        var bare = _rig.Folder.Write("bare", KubeconfigRig.Config("server: https://h").Replace("apiVersion: v1\nkind: Config\n", "", StringComparison.Ordinal));
        var half = _rig.Folder.Write("half", KubeconfigRig.Config("server: https://h").Replace("apiVersion: v1\n", "", StringComparison.Ordinal));

        Assert.Equal(["https://h/", "https://h/"], new[] { bare, half }.Select(file => _rig.Find(file)!.Server.ToString()));
    }

    [Fact]
    public async Task Merges_a_list_of_files_and_lets_the_first_win_whole_entries()
    {
        var first = _rig.Folder.Write("first", KubeconfigRig.Config("server: https://first", "current-context: \"\""));
        var second = _rig.Folder.Write("second", """
            apiVersion: v1
            kind: Config
            current-context: main
            clusters:
            - {name: c, cluster: {server: "https://second", tls-server-name: ignored}}
            users:
            - {name: u, user: {token: ignored}}
            - {name: u2, user: {token: from-second}}
            contexts:
            - {name: main, context: {cluster: c, user: u2}}
            """);
        _rig.Variables["KUBECONFIG"] = string.Join(Path.PathSeparator, "", first, Path.Combine(_rig.Folder.Path, "missing"), second, first);

        var connection = _rig.Find(null)!;

        Assert.Equal("https://first/", connection.Server.ToString());
        Assert.Equal("", connection.TlsServerName);
        Assert.Equal("Bearer from-second", await HeaderAsync(connection));
    }

    [Fact]
    public void Falls_back_on_the_home_folder_then_on_nothing()
    {
        Assert.Null(_rig.Find(null));

        _rig.Folder.Write(".kube/config", KubeconfigRig.Config("server: https://home", "current-context: c"));

        Assert.Equal("https://home/", _rig.Find(null)!.Server.ToString());
    }

    [Fact]
    public async Task Reads_a_token_file_again_after_a_minute_and_after_a_401()
    {
        var token = _rig.Folder.Write("token", "one\n");
        var connection = _rig.Find(_rig.Folder.Write("config", KubeconfigRig.Config("server: https://h", user: "{tokenFile: token, token: never}")))!;
        var first = await connection.Credentials.GetAsync(null, Cancellation);

        File.WriteAllText(token, "two");
        Assert.Equal("Bearer one", await HeaderAsync(connection));
        Assert.Equal("Bearer two", (await connection.Credentials.GetAsync(first, Cancellation)).Authorization);

        File.WriteAllText(token, "three");
        _rig.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("Bearer three", await HeaderAsync(connection));

        File.Delete(token);
        _rig.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("Bearer three", await HeaderAsync(connection));
    }

    [Fact]
    public async Task Runs_a_plugin_beside_the_file_and_tells_it_of_the_cluster()
    {
        var seen = Path.Combine(_rig.Folder.Path, "seen");
        _rig.Folder.WriteScript("bin/plugin", $$$"""
            #!/bin/sh
            echo "$1 $REGION $KUBERNETES_EXEC_INFO" > {{{seen}}}
            echo '{"kind":"ExecCredential","apiVersion":"client.authentication.k8s.io/v1beta1","status":{"token":"from-plugin"}}'
            """);
        var connection = _rig.Find(_rig.Folder.Write("config", KubeconfigRig.Config(
            """
            server: https://h
                extensions:
                - name: client.authentication.k8s.io/exec
                  extension: {audience: agents}
            """,
            user: """
                {exec: {apiVersion: client.authentication.k8s.io/v1beta1, command: ./bin/plugin, args: [token], env: [{name: REGION, value: east}],
                         interactiveMode: Never, provideClusterInfo: true}}
                """)))!;

        Assert.Equal("Bearer from-plugin", await HeaderAsync(connection));
        Assert.Equal(
            """token east {"kind":"ExecCredential","apiVersion":"client.authentication.k8s.io/v1beta1","spec":{"cluster":{"server":"https://h","config":{"audience":"agents"}},"interactive":false}}""",
            (await File.ReadAllTextAsync(seen, Cancellation)).Trim());
    }

    [Fact]
    public void Takes_the_proxy_of_the_environment_unless_the_kubeconfig_names_one()
    {
        var plain = _rig.Folder.Write("plain", KubeconfigRig.Config("server: https://h"));
        var own = _rig.Folder.Write("own", KubeconfigRig.Config("{server: https://h, proxy-url: http://own:1}"));
        _rig.Variables["HTTPS_PROXY"] = "http://env:2";

        Assert.Equal(["http://env:2/", "http://own:1/"], new[] { plain, own }.Select(file => _rig.Find(file)!.Proxy!.ToString()));
        _rig.Variables["NO_PROXY"] = "h";
        Assert.Equal([null, "http://own:1/"], new[] { plain, own }.Select(file => _rig.Find(file)!.Proxy?.ToString()));
    }

    [Fact]
    public void Lets_the_last_of_two_variables_of_a_plugin_count()
    {
        var file = _rig.Folder.Write("config", KubeconfigRig.Config("server: https://h", user: "{exec: {apiVersion: client.authentication.k8s.io/v1, command: x, env: [{name: A, value: b}, {name: A, value: c}]}}"));

        Assert.NotNull(_rig.Find(file));
    }

    [Theory]
    [InlineData("t0ken\"")]
    [InlineData("a,b=c;d e", "users[u].user.token: the token's character 8 is U+0020")]
    public async Task Sends_every_token_that_a_header_can_hold(string token, string? refusal = null)
    {
        var file = _rig.Folder.Write("config", KubeconfigRig.Config("server: https://h", user: $"{{token: '{token}'}}"));
        if (refusal is not null)
        {
            Assert.Contains(refusal, Assert.Throws<ConnectionException>(() => _rig.Find(file)).Message, StringComparison.Ordinal);
            return;
        }

        using var wire = new RecordingHandler();
        using var pools = new ConnectionPools(_ => wire, _rig.Clock);
        using var client = new HttpMessageInvoker(new AuthenticatingHandler(_rig.Find(file)!, pools));
        using var request = new HttpRequestMessage(HttpMethod.Get, "https://h/");
        using var response = await client.SendAsync(request, Cancellation);

        Assert.Equal([$"Bearer {token}"], wire.Authorization);
    }

    [Fact]
    public async Task Finds_the_service_account_of_its_pod()
    {
        var authority = new TestCertificate("authority");
        _rig.Folder.Write("token", "pod-token");
        _rig.Folder.Write("ca.crt", authority.CertificatePem);
        _rig.Folder.Write("namespace", "agents\n");
        _rig.Variables["KUBERNETES_SERVICE_HOST"] = "fd00::1";
        _rig.Variables["KUBERNETES_SERVICE_PORT"] = "443";

        var connection = _rig.Find(null)!;

        Assert.Equal("https://[fd00::1]/", connection.Server.ToString());
        Assert.Equal("agents", connection.Namespace);
        Assert.Equal("in-cluster service account", connection.Source);
        Assert.Equal(authority.Thumbprint, Assert.Single(connection.Authorities!).Thumbprint);
        Assert.Equal("Bearer pod-token", await HeaderAsync(connection));
    }

    private static async Task<string?> HeaderAsync(ClusterConnection connection) =>
        (await connection.Credentials.GetAsync(null, Cancellation)).Authorization;
}
