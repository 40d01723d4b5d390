using System.Text.Json;
using k8s;
using Webhook.Kubernetes.Api;
using Webhook.Kubernetes.Credentials;
using Webhook.Kubernetes.Leases;
using Webhook.Model.Text;

namespace Webhook.Certificates.SelfManaged;

/// <summary>Keeps the self-managed certificate: every replica follows the Secret, and the one that leads writes it.</summary>
/// <remarks>
/// Looks again and again instead of watching, so that a lost event can't matter: three small reads every few seconds.
/// Whatever goes wrong is logged once and tried again; meanwhile the last good certificate is served.
/// </remarks>
internal sealed class SelfManagedCertificate
{
    /// <summary>Between two looks: how long a deleted Secret, a bundle that somebody overwrote, or a new certificate go unseen.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    /// <summary>The same while there is nothing to serve with.</summary>
    public static readonly TimeSpan FirstInterval = TimeSpan.FromSeconds(1);

    // From nothing to the end takes five; the rest is for others that write at the same time.
    private const int MostSteps = 12;

    private readonly SelfManagedNames _names;
    private readonly CertificateObjects _objects;
    private readonly SecretCertificate _certificate;
    private readonly ILeadership _leadership;
    private readonly TimeProvider _time;
    private readonly ILogger<SelfManagedCertificate> _logger;
    private readonly ForeignWriters _foreign;
    private readonly HashSet<string> _missing = [];
    private string _failure = "";
    private string _refusal = "";

    public SelfManagedCertificate(
        IKubernetes client, SecretCertificate certificate, SelfManagedNames names, ILeadership leadership,
        TimeProvider time, ILogger<SelfManagedCertificate> logger)
    {
        (_names, _certificate, _leadership, _time, _logger) = (names, certificate, leadership, time, logger);
        _objects = new(client, names);
        _foreign = new(time);
    }

    /// <summary>Goes on until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        while (true)
        {
            await RoundAsync(cancellation);
            await Task.Delay(Wait, _time, cancellation);
        }
    }

    /// <summary>One look and, on the leader, all steps that are to be done now. Throws nothing but the cancellation.</summary>
    public async Task RoundAsync(CancellationToken cancellation)
    {
        try
        {
            for (var step = 0; step < MostSteps && await StepAsync(cancellation); step++)
                continue;

            Recovered();
        }
        catch (Exception exception) when (IsExpected(exception) && !cancellation.IsCancellationRequested)
        {
            Failed(exception);
        }
    }

    private TimeSpan Wait => _certificate.Read() is null ? FirstInterval : Interval;

    /// <summary>One step.</summary>
    /// <returns>Whether another may follow.</returns>
    private async Task<bool> StepAsync(CancellationToken cancellation)
    {
        var view = await _objects.ReadAsync(cancellation);
        var now = _time.GetUtcNow();
        Offer(view, now);
        Missing(view.Configurations);
        if (!_leadership.IsLeader)
        {
            _foreign.Clear();
            return false;
        }

        Overwritten(view);
        var step = Unheld(CertificatePlan.Next(view.Secret, view.Trust, _names.Hosts, now), view.Trust);
        return step.Action != CertificateAction.Rest && await TryAsync(view, step, now, cancellation);
    }

    /// <summary>Says who else writes a bundle of ours.</summary>
    private void Overwritten(CertificateView view)
    {
        foreach (var configuration in view.Configurations)
        {
            if (configuration.Trust is { } trust && _foreign.Look(trust))
                CertificateLog.BundleOverwritten(_logger, configuration.Text, BundleWriter.Of(configuration.Stored!), _foreign.PauseOf(trust.Name).TotalSeconds);
        }
    }

    /// <summary>In place of a write that has to wait, the same write to another configuration that needs it, or none.</summary>
    private CertificateStep Unheld(CertificateStep step, IReadOnlyList<ConfigurationTrust> configurations)
    {
        if (step.Configuration is not { } behind || !_foreign.IsHeld(behind.Name))
            return step;

        var other = configurations.FirstOrDefault(configuration => !configuration.Holds(step.Bundle) && !_foreign.IsHeld(configuration.Name));
        return other is null ? new(CertificateAction.Rest, "") : step with { Configuration = other };
    }

    /// <returns>True also when somebody else was faster: then it is looked at again.</returns>
    private async Task<bool> TryAsync(CertificateView view, CertificateStep step, DateTimeOffset now, CancellationToken cancellation)
    {
        try
        {
            if (step.Configuration is { } behind)
            {
                await _objects.WriteBundleAsync(view.Configurations.First(configuration => configuration.Text == behind.Name), step.Bundle, cancellation);
                _foreign.Wrote(behind.Name, step.Bundle);
            }
            else
            {
                await _objects.WriteSecretAsync(view, CertificateChange.Of(step, view.Secret, _names.Hosts, now), cancellation);
            }

            CertificateLog.StepDone(_logger, CertificateWords.Of(step.Action), step.Configuration?.Name ?? _names.SecretText, step.Reason);
            return true;
        }
        catch (KubernetesApiException refusal) when (refusal.Code is 404 or 409)
        {
            return true;
        }
    }

    private void Offer(CertificateView view, DateTimeOffset now)
    {
        var refusal = _certificate.Offer(view.Secret, view.Trust, now);
        // The leader says the same with the step by which it repairs it.
        if (refusal.Length > 0 && refusal != _refusal && !_leadership.IsLeader)
            CertificateLog.SecretRefused(_logger, refusal);

        _refusal = refusal;
    }

    private void Missing(IReadOnlyList<NamedConfiguration> configurations)
    {
        foreach (var configuration in configurations)
        {
            if (configuration.Stored is not null)
                _missing.Remove(configuration.Text);
            else if (_missing.Add(configuration.Text))
                CertificateLog.ConfigurationMissing(_logger, configuration.Text);
        }
    }

    private void Failed(Exception exception)
    {
        var problem = OneLine.Of(exception.GetBaseException().Message);
        _certificate.Fail(problem);
        if (problem != _failure)
            CertificateLog.RoundFailed(_logger, problem, Wait.TotalSeconds);

        _failure = problem;
    }

    private void Recovered()
    {
        if (_failure.Length > 0)
            CertificateLog.RoundRecovered(_logger);

        _failure = "";
    }

    private static bool IsExpected(Exception exception) =>
        exception is KubernetesApiException or CredentialException or HttpRequestException or IOException or TimeoutException or JsonException;
}
