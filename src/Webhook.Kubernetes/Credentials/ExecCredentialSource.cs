using System.Security.Cryptography;
using System.Text.Json;
using Webhook.Kubernetes.Connections;

namespace Webhook.Kubernetes.Credentials;

/// <summary>Credentials that a program prints, kept until they expire or are rejected.</summary>
/// <param name="command">The program.</param>
/// <param name="interactive">Whether standard input is a terminal that the program may ask at.</param>
/// <param name="clock">Tells when a credential has expired, and ends a program that hangs.</param>
public sealed class ExecCredentialSource(ExecCommand command, bool interactive, TimeProvider clock) : ICredentialSource, IDisposable
{
    // A token that expires on its way is a 401 for nothing.
    private static readonly TimeSpan Lead = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim _running = new(1);
    private Credential? _last;
    private DateTimeOffset? _expires;
    private CredentialException? _failure;
    private int _runs;

    /// <inheritdoc/>
    public async ValueTask<Credential> GetAsync(Credential? rejected, CancellationToken cancellation)
    {
        var asked = Volatile.Read(ref _runs);
        await _running.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            var expired = _expires is { } expires && clock.GetUtcNow() + Lead >= expires;
            if (_last is not null && !expired && !ReferenceEquals(rejected, _last))
                return _last;

            // A dozen loops ask at once. The answer that one of them got while the others stood in line is the answer to all.
            if (_failure is not null && _runs != asked)
                throw new CredentialException(_failure.Message, _failure);

            return _last = await RenewAsync(cancellation).ConfigureAwait(false);
        }
        finally
        {
            _running.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _running.Dispose();

    private async Task<Credential> RenewAsync(CancellationToken cancellation)
    {
        _failure = null;
        try
        {
            return Read(await RunAsync(cancellation).ConfigureAwait(false));
        }
        catch (CredentialException failure)
        {
            _failure = failure;
            throw;
        }
        finally
        {
            Interlocked.Increment(ref _runs);
        }
    }

    private Task<string> RunAsync(CancellationToken cancellation)
    {
        if (command.InteractiveMode == "Always" && !interactive)
            throw Failure("it wants to ask at a terminal (interactiveMode Always) and there is none: log in with it first, or use another user");

        var ask = interactive && command.InteractiveMode != "Never";
        var request = new ExecWire
        {
            Kind = "ExecCredential",
            ApiVersion = command.ApiVersion,
            Spec = new() { Interactive = ask, Cluster = command.ClusterJson is { } json ? JsonElement.Parse(json) : null },
        };
        var asked = JsonSerializer.Serialize(request, ExecJsonContext.Default.ExecWire);
        return new ExecProcess(command, asked, ask, clock).RunAsync(cancellation);
    }

    private Credential Read(string output)
    {
        var answer = Parse(output);
        if (answer.Kind != "ExecCredential" || answer.ApiVersion != command.ApiVersion)
            throw Failure($"it printed {answer.ApiVersion} {answer.Kind}, must be {command.ApiVersion} ExecCredential: set exec.apiVersion to what the program speaks");

        if (answer.Status is not { } status)
            throw Failure("it printed no status");

        if (string.IsNullOrEmpty(status.Token) && string.IsNullOrEmpty(status.ClientCertificateData))
            throw Failure("its status has neither token nor clientCertificateData");

        _expires = status.ExpirationTimestamp;
        var header = string.IsNullOrEmpty(status.Token) ? null : Header(status.Token);
        if (string.IsNullOrEmpty(status.ClientCertificateData))
            return new(header);

        try
        {
            return new(header, PemCertificates.WithKey(status.ClientCertificateData, status.ClientKeyData ?? ""));
        }
        catch (CryptographicException failure)
        {
            throw Failure($"its clientCertificateData and clientKeyData are no certificate with its key: {failure.Message}");
        }
    }

    private string Header(string token)
    {
        try
        {
            return Credential.Bearer(token).Authorization!;
        }
        catch (CredentialException failure)
        {
            throw Failure(failure.Message);
        }
    }

    private ExecWire Parse(string output)
    {
        try
        {
            return JsonSerializer.Deserialize(output, ExecJsonContext.Default.ExecWire) ?? new();
        }
        catch (JsonException failure)
        {
            throw Failure($"it printed something that is no ExecCredential: {failure.Message}");
        }
    }

    private CredentialException Failure(string what) => new($"users[{command.User}].user.exec: {command.Command}: {what}");
}
