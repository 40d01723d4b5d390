using System.Text;
using Webhook.Kubernetes.Connections;
using Webhook.Testing;

namespace Webhook.Kubernetes.Tests.Connections;

public sealed class KubeconfigTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Dictionary<string, string> _variables = [];
    private readonly FakeTimeProvider _clock = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Reads_cluster_user_and_context()
    {
        var authority = new TestCertificate("authority");
        var client = new TestCertificate("jane");
        _folder.Write("pki/ca.crt", authority.CertificatePem);
        _folder.Write("pki/jane.crt", client.CertificatePem);
        var file = _folder.Write("config", $$"""
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

        var connection = Find(file)!;

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
        var file = _folder.Write("config.json", """
            {"apiVersion": "v1", "kind": "Config", "current-context": "a",
             "clusters": [{"name": "one", "cluster": {"server": "127.0.0.1:8080"}}, {"name": "two", "cluster": {"server": "two", "insecure-skip-tls-verify": true}}],
             "users": [{"name": "u", "user": {"username": "jane", "password": "pä:ss"}}],
             "contexts": [{"name": "a", "context": {"cluster": "one"}}, {"name": "b", "context": {"cluster": "two", "user": "u"}}]}
            """);

        var first = Find(file)!;
        var second = Find(file, "b")!;

        Assert.Equal(["http://127.0.0.1:8080/", "https://two/"], [first.Server.ToString(), second.Server.ToString()]);
        Assert.Equal("default", first.Namespace);
        Assert.Null(await HeaderAsync(first));
        Assert.Equal("Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes("jane:pä:ss")), await HeaderAsync(second));
        Assert.True(second.InsecureSkipTlsVerify);
    }

    [Fact]
    public void Takes_a_file_without_apiVersion_and_kind_for_a_kubeconfig()
    {
        var bare = _folder.Write("bare", Config("server: https://h").Replace("apiVersion: v1\nkind: Config\n", "", StringComparison.Ordinal));
        var half = _folder.Write("half", Config("server: https://h").Replace("apiVersion: v1\n", "", StringComparison.Ordinal));

        Assert.Equal(["https://h/", "https://h/"], new[] { bare, half }.Select(file => Find(file)!.Server.ToString()));
    }

    [Fact]
    public async Task Merges_a_list_of_files_and_lets_the_first_win_whole_entries()
    {
        var first = _folder.Write("first", Config("server: https://first", "current-context: \"\""));
        var second = _folder.Write("second", """
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
        _variables["KUBECONFIG"] = string.Join(Path.PathSeparator, "", first, Path.Combine(_folder.Path, "missing"), second, first);

        var connection = Find(null)!;

        Assert.Equal("https://first/", connection.Server.ToString());
        Assert.Equal("", connection.TlsServerName);
        Assert.Equal("Bearer from-second", await HeaderAsync(connection));
    }

    [Fact]
    public void Falls_back_on_the_home_folder_then_on_nothing()
    {
        Assert.Null(Find(null));

        _folder.Write(".kube/config", Config("server: https://home", "current-context: c"));

        Assert.Equal("https://home/", Find(null)!.Server.ToString());
    }

    [Fact]
    public async Task Reads_a_token_file_again_after_a_minute_and_after_a_401()
    {
        var token = _folder.Write("token", "one\n");
        var connection = Find(_folder.Write("config", Config("server: https://h", user: "{tokenFile: token, token: never}")))!;
        var first = await connection.Credentials.GetAsync(null, Cancellation);

        File.WriteAllText(token, "two");
        Assert.Equal("Bearer one", await HeaderAsync(connection));
        Assert.Equal("Bearer two", (await connection.Credentials.GetAsync(first, Cancellation)).Authorization);

        File.WriteAllText(token, "three");
        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("Bearer three", await HeaderAsync(connection));

        File.Delete(token);
        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("Bearer three", await HeaderAsync(connection));
    }

    [Fact]
    public async Task Runs_a_plugin_beside_the_file_and_tells_it_of_the_cluster()
    {
        var seen = Path.Combine(_folder.Path, "seen");
        _folder.WriteScript("bin/plugin", $$$"""
            #!/bin/sh
            echo "$1 $REGION $KUBERNETES_EXEC_INFO" > {{{seen}}}
            echo '{"kind":"ExecCredential","apiVersion":"client.authentication.k8s.io/v1beta1","status":{"token":"from-plugin"}}'
            """);
        var connection = Find(_folder.Write("config", Config(
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
        var plain = _folder.Write("plain", Config("server: https://h"));
        var own = _folder.Write("own", Config("{server: https://h, proxy-url: http://own:1}"));
        _variables["HTTPS_PROXY"] = "http://env:2";

        Assert.Equal(["http://env:2/", "http://own:1/"], new[] { plain, own }.Select(file => Find(file)!.Proxy!.ToString()));
        _variables["NO_PROXY"] = "h";
        Assert.Equal([null, "http://own:1/"], new[] { plain, own }.Select(file => Find(file)!.Proxy?.ToString()));
    }

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
        var file = _folder.Write("config", Config(cluster, user: user));

        var failure = Assert.Throws<ConnectionException>(() => Find(file));

        Assert.StartsWith(file + ":", failure.Message, StringComparison.Ordinal);
        Assert.Contains(expected, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Lets_the_last_of_two_variables_of_a_plugin_count()
    {
        var file = _folder.Write("config", Config("server: https://h", user: "{exec: {apiVersion: client.authentication.k8s.io/v1, command: x, env: [{name: A, value: b}, {name: A, value: c}]}}"));

        Assert.NotNull(Find(file));
    }

    [Theory]
    [InlineData("t0ken\"")]
    [InlineData("a,b=c;d e", "users[u].user.token: the token's character 8 is U+0020")]
    public async Task Sends_every_token_that_a_header_can_hold(string token, string? refusal = null)
    {
        var file = _folder.Write("config", Config("server: https://h", user: $"{{token: '{token}'}}"));
        if (refusal is not null)
        {
            Assert.Contains(refusal, Assert.Throws<ConnectionException>(() => Find(file)).Message, StringComparison.Ordinal);
            return;
        }

        using var wire = new RecordingHandler();
        using var pools = new ConnectionPools(_ => wire, _clock);
        using var client = new HttpMessageInvoker(new AuthenticatingHandler(Find(file)!, pools));
        using var request = new HttpRequestMessage(HttpMethod.Get, "https://h/");
        using var response = await client.SendAsync(request, Cancellation);

        Assert.Equal([$"Bearer {token}"], wire.Authorization);
    }

    [Fact]
    public void Says_which_contexts_clusters_and_users_there_are()
    {
        var file = _folder.Write("config", Config("server: https://h"));
        var loose = _folder.Write("loose", "apiVersion: v1\nkind: Config\ncontexts:\n- {name: a, context: {cluster: gone, user: u}}\n");

        Assert.Contains("there is no context \"cc\"; did you mean \"c\"?", Assert.Throws<ConnectionException>(() => Find(file, "cc")).Message, StringComparison.Ordinal);
        Assert.Contains("current-context is not set; pass --context with one of: a", Assert.Throws<ConnectionException>(() => Find(loose)).Message, StringComparison.Ordinal);
        Assert.Contains(":4:22: contexts[a].context: names cluster \"gone\", which does not exist; no clusters are configured", Assert.Throws<ConnectionException>(() => Find(loose, "a")).Message, StringComparison.Ordinal);
        Assert.Contains("can't be read", Assert.Throws<ConnectionException>(() => Find(_folder.Path + "/none")).Message, StringComparison.Ordinal);
        Assert.Contains("can't be read: it is a folder; name a file in it", Assert.Throws<ConnectionException>(() => Find(_folder.Path)).Message, StringComparison.Ordinal);
        Assert.Contains("this is no kubeconfig", Assert.Throws<ConnectionException>(() => Find(_folder.Write("pod", "apiVersion: v1\nkind: Pod\n"))).Message, StringComparison.Ordinal);
        Assert.Contains("bad:2:", Assert.Throws<ConnectionException>(() => Find(_folder.Write("bad", "apiVersion: v1\n  kind: [Config\n"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Finds_the_service_account_of_its_pod()
    {
        var authority = new TestCertificate("authority");
        _folder.Write("token", "pod-token");
        _folder.Write("ca.crt", authority.CertificatePem);
        _folder.Write("namespace", "agents\n");
        _variables["KUBERNETES_SERVICE_HOST"] = "fd00::1";
        _variables["KUBERNETES_SERVICE_PORT"] = "443";

        var connection = Find(null)!;

        Assert.Equal("https://[fd00::1]/", connection.Server.ToString());
        Assert.Equal("agents", connection.Namespace);
        Assert.Equal("in-cluster service account", connection.Source);
        Assert.Equal(authority.Thumbprint, Assert.Single(connection.Authorities!).Thumbprint);
        Assert.Equal("Bearer pod-token", await HeaderAsync(connection));
    }

    [Fact]
    public void Says_what_to_set_in_a_pod_without_a_service_account()
    {
        _variables["KUBERNETES_SERVICE_HOST"] = "10.0.0.1";
        _variables["KUBERNETES_SERVICE_PORT"] = "443";

        var failure = Assert.Throws<ConnectionException>(() => Find(null));

        Assert.Contains("set automountServiceAccountToken true", failure.Message, StringComparison.Ordinal);
    }

    private static string Config(string cluster, string current = "current-context: c", string user = "{}") => $$"""
        apiVersion: v1
        kind: Config
        {{current}}
        clusters:
        - cluster:
            {{cluster}}
          name: c
        users:
        - name: u
          user: {{user}}
        contexts:
        - name: c
          context: {cluster: c, user: u}
        """;

    private static async Task<string?> HeaderAsync(ClusterConnection connection) =>
        (await connection.Credentials.GetAsync(null, Cancellation)).Authorization;

    private ClusterConnection? Find(string? file, string? context = null) => ClusterLocator.Find(
        new ConnectionEnvironment
        {
            Variable = name => _variables.GetValueOrDefault(name),
            HomeFolder = _folder.Path,
            ServiceAccount = _folder.Path,
            Clock = _clock,
        },
        file,
        context);
}
