using System.Text;

namespace Webhook.Fuzzing.Mutations;

/// <summary>Puts lines of kubeconfigs between the lines of others.</summary>
internal sealed class KubeconfigWords : IMutation
{
    // A certificate of CN=fuzzing in PEM, whose key was thrown away.
    private const string Certificate =
        "LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0tCk1JSUJlakNDQVNHZ0F3SUJBZ0lVT0M2VGVUeEY0dmJoSFAxRnUzdmU5bUROdkFBd0NnWUlLb1pJemowRUF3SXcKRWpFUU1BNEdBMVVFQXd3SFpuVj"
        + "ZlbWx1WnpBZ0Z3MHlOakV4TWpFd09UVXlOVFphR0E4eU1USTJNVEF5T0RBNQpOVEkxTmxvd0VqRVFNQTRHQTFVRUF3d0hablY2ZW1sdVp6QlpNQk1HQnlxR1NNNDlBZ0VHQ0NxR1NNNDlBd0VICkEw"
        + "SUFCS3NXSXpiblV3NnAzMS9aREhVbDdWZHZoWjNUR2xuSlZScGd5eXZhbHpyem03S3ZMZTNmcUgvV0p1ajEKZW5yMmFkbllOdEE4ZEhDQ1BTdW1Zb1dyTWs2alV6QlJNQjBHQTFVZERnUVdCQlRJQk"
        + "dJSDIrMVViVmUxbVFSLwo3eC9qYXNVQjF6QWZCZ05WSFNNRUdEQVdnQlRJQkdJSDIrMVViVmUxbVFSLzd4L2phc1VCMXpBUEJnTlZIUk1CCkFmOEVCVEFEQVFIL01Bb0dDQ3FHU000OUJBTUNBMGNB"
        + "TUVRQ0lCSUhpWmVaM0VxQWZLT1lTNi9yS1M0RXNXWlIKTW5SYzVaU244MERNQ0RtdEFpQUV4RU5JT09qTDhVcmxXOE5jTTJsSzN1MHk2VStjb2dXSll5RnpTK0FHY1E9PQotLS0tLUVORCBDRVJUSU"
        + "ZJQ0FURS0tLS0tCg==";

    private static readonly string[] Lines =
    [
        "    server: https://host:99999", "    server: ftp://host", "    server: //", "    server: 'http://['", "    server: host:6443", "    server: \"https://h\\nost\"", "    server: unix:///run/x", "    server: https://user:pass@h/p?q#f",
        "    proxy-url: socks5://p", "    proxy-url: 'http://'", "    proxy-url: http://a:b%zz@p:1", "    tls-server-name: \"a\\nb\"", "    insecure-skip-tls-verify: true", "    insecure-skip-tls-verify: 'true'", "    certificate-authority-data: LS0=",
        "    certificate-authority-data: '***'", "    certificate-authority: missing.crt", "    certificate-authority: .", "    token: \"a\\nb\"", "    token: \"\\0\"", "    token: \u00e9", "    token: ' '", "    tokenFile: token", "    tokenFile: bad-token",
        "    tokenFile: missing", "    username: \"a:b\\n\"", "    password: x", "    as: \"bob\\r\\nX: y\"", "    as: \u00fcser", "    as-uid: '1'", "    as-groups: [\"a\\nb\", c]", "    as-groups: ops", "    as-user-extra: {\"a b\": [c], 'x\n': [d]}",
        "    as-user-extra: {a: [\"b\\n\"]}", "    exec: {apiVersion: client.authentication.k8s.io/v1, command: \"\\0\", args: [x], env: [{name: A, value: b}, {name: A}]}", "    exec: {command: x}", "    exec: [x]", "    auth-provider: {name: gcp}",
        "    client-certificate-data: LS0tLS1CRUdJTg==", "    client-key-data: AAAA", "    client-certificate: token", "current-context: ''", "current-context: b", "contexts: []", "- name: a", "- {}", "- null", "users:", "clusters: null", "kind: List",
        "- name: \"\\n\"", "    namespace: 'x y'", "    cluster: \"\"", "    user: [a]", "---", "preferences: {}", "apiVersion: v2",
    ];

    /// <summary>Kubeconfigs with each way to log in.</summary>
    public static IReadOnlyList<string> Examples { get; } =
    [
        Config("token: abc", "certificate-authority-data: " + Certificate),
        Config("tokenFile: token\n    as: bob\n    as-uid: '7'\n    as-groups: [a, b]\n    as-user-extra: {scopes: [x, y]}", "insecure-skip-tls-verify: true"),
        Config("username: jane\n    password: 'p:\u00e4'", "proxy-url: http://u:p@proxy:3128\n    tls-server-name: kubernetes"),
        Config("exec:\n      apiVersion: client.authentication.k8s.io/v1\n      command: ./no-such-program\n      args: [a]\n      env: [{name: X, value: y}]\n      interactiveMode: Never\n      provideClusterInfo: true", "disable-compression: true"),
        """{"kind":"Config","apiVersion":"v1","current-context":"c","clusters":[{"name":"k","cluster":{"server":"http://127.0.0.1:8080"}}],"contexts":[{"name":"c","context":{"cluster":"k"}}]}""",
        "current-context: x\n",
        "",
    ];

    /// <inheritdoc/>
    public byte[]? Apply(MutationInput input)
    {
        if (input.Bytes.Length > MutationInput.LongestBytes)
            return null;

        var lines = Encoding.UTF8.GetString(input.Bytes).Split('\n').ToList();
        var at = input.Random.Next(lines.Count);
        if (input.Random.Next(2) == 0)
            lines.Insert(at, input.Pick(Lines));
        else
            lines[at] = input.Pick(Lines);

        return Encoding.UTF8.GetBytes(string.Join('\n', lines));
    }

    private static string Config(string user, string cluster) => $"""
        apiVersion: v1
        kind: Config
        current-context: dev
        clusters:
        - name: east
          cluster:
            server: https://east.example:6443/path
            {cluster}
        users:
        - name: jane
          user:
            {user}
        contexts:
        - name: dev
          context:
            cluster: east
            user: jane
            namespace: agents
        """;
}
