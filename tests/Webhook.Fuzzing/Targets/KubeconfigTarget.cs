using System.Text;
using Webhook.Fuzzing.Feedback;
using Webhook.Fuzzing.Loop;
using Webhook.Fuzzing.Mutations;
using Webhook.Kubernetes.Connections;
using Webhook.Kubernetes.Credentials;
using Webhook.Testing;

namespace Webhook.Fuzzing.Targets;

/// <summary>The way from a kubeconfig to the headers of a request. No program that it names is ever started, and no server called.</summary>
internal sealed class KubeconfigTarget : IFuzzTarget, IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("kubeconfig-");
    private readonly ConnectionEnvironment _environment;
    private readonly string _file;

    /// <summary>Prepares a folder for the file.</summary>
    public KubeconfigTarget()
    {
        _file = Path.Combine(_folder.FullName, "config");
        _environment = new() { Variable = _ => null, HomeFolder = _folder.FullName, ServiceAccount = _folder.FullName, Clock = new FakeTimeProvider() };
        File.WriteAllText(Path.Combine(_folder.FullName, "token"), "t0ken\n");
        File.WriteAllText(Path.Combine(_folder.FullName, "bad-token"), "t0k\u00e9n\nx");
    }

    /// <inheritdoc/>
    public string Name => "kubeconfig";

    /// <inheritdoc/>
    public int BytesPerLimit => 64 * 1024;

    /// <inheritdoc/>
    public IReadOnlyList<IMutation> Mutations { get; } =
        [new YamlTextMutation(), new YamlTextMutation(), new KubeconfigWords(), new KubeconfigWords(), new ByteHavoc(), new JsonTreeMutation(), new JsonTextMutation()];

    /// <inheritdoc/>
    public IReadOnlyList<byte[]> Seeds() => [.. KubeconfigWords.Examples.Select(Encoding.UTF8.GetBytes)];

    /// <inheritdoc/>
    public void Dispose() => _folder.Delete(recursive: true);

    /// <inheritdoc/>
    public void Run(byte[] input, Observation seen)
    {
        File.WriteAllBytes(_file, input);
        ClusterConnection? connection;
        try
        {
            connection = Meter.Measure(() => ClusterLocator.Find(_environment, _file));
        }
        catch (ConnectionException refusal)
        {
            seen.NoteMessage("refusal", refusal.Message.Replace(_folder.FullName, "", StringComparison.Ordinal));
            Expect.That(refusal.Message.Contains(_file, StringComparison.Ordinal), "refusal-without-file", () => refusal.Message);
            return;
        }

        Expect.That(connection is not null, "no-connection", () => Encoding.UTF8.GetString(input));
        seen.Note("credentials", connection.Credentials.GetType().Name);
        seen.Note("scheme", connection.Server.Scheme);
        seen.Note("proxy", $"{connection.Proxy?.Scheme}");
        seen.Note("impersonation", connection.Impersonation.Count);
        ClusterHttp.Create(connection, "fuzzing/1").Dispose();
        if (connection.Credentials is FixedCredential or TokenFileCredential)
            Send(connection, seen);
    }

    private void Send(ClusterConnection connection, Observation seen)
    {
        HttpRequestMessage? sent = null;
        using var pools = new ConnectionPools(_ => new Wire(request => sent = request), _environment.Clock);
        using var client = new HttpMessageInvoker(new AuthenticatingHandler(connection, pools));
        using var request = new HttpRequestMessage(HttpMethod.Get, connection.Server);
        try
        {
            client.SendAsync(request, CancellationToken.None).GetAwaiter().GetResult().Dispose();
        }
        catch (CredentialException refusal)
        {
            seen.NoteMessage("credential", refusal.Message.Replace(_folder.FullName, "", StringComparison.Ordinal));
            return;
        }

        foreach (var (name, values) in sent!.Headers.NonValidated)
            Expect.That(!values.Any(value => value.Any(char.IsControl)), "unsendable-header", () => $"{name}: {values}");

        // Somebody whose impersonation is lost acts under his own name.
        foreach (var (name, value) in connection.Impersonation)
        {
            Expect.That(
                sent.Headers.TryGetValues(name, out var values) && values.Contains(value), "impersonation-lost", () => $"{name}: {value}; sent {sent.Headers}");
        }
    }

    private sealed class Wire(Action<HttpRequestMessage> send) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            send(request);
            return Task.FromResult(new HttpResponseMessage());
        }
    }
}
