using System.Globalization;
using System.Security.Cryptography;
using FluentValidation;
using Webhook.Audit;
using Webhook.Certificates;
using Webhook.Files;
using Webhook.Logging;
using Webhook.Model.Text;
using Webhook.Output;

namespace Webhook.Server;

/// <summary>Checks the flags of <c>serve</c>, all of them at once; each message names the flag, its value and what to write.</summary>
internal sealed class ServeOptionsValidator : AbstractValidator<ServeOptions>
{
    public ServeOptionsValidator()
    {
        RuleFor(options => options.WebhookAddress).Must(IsAddress).WithMessage(options => AddressProblem("--webhook-address", options.WebhookAddress));
        RuleFor(options => options.OperationsAddress).Must(IsAddress).WithMessage(options => AddressProblem("--operations-address", options.OperationsAddress));
        RuleFor(options => options)
            .Must(options => options.WebhookAddress != options.OperationsAddress || options.WebhookAddress.EndsWith(":0", StringComparison.Ordinal))
            .WithMessage(options => $"--webhook-address and --operations-address are both {options.WebhookAddress}; give each its own port");

        RuleFor(options => options.TlsKey).NotEmpty().When(options => options.TlsCertificate.Length > 0)
            .WithMessage("--tls-cert is given without --tls-key; give both, or neither for a development certificate");
        RuleFor(options => options.TlsCertificate).NotEmpty().When(options => options.TlsKey.Length > 0)
            .WithMessage("--tls-key is given without --tls-cert; give both, or neither for a development certificate");
        RuleFor(options => options.TlsCertificate).Custom((path, context) => CheckReadable("--tls-cert", path, context));
        RuleFor(options => options.TlsKey).Custom((path, context) => CheckReadable("--tls-key", path, context));
        RuleFor(options => options).Custom(CheckPair);
        RuleFor(options => options.ClientCa).Custom(CheckClientCa);
        SelfManagedSettings.Check(this);

        RuleFor(options => options.NoCluster).Equal(false).When(options => options.Kubeconfig.Length > 0)
            .WithMessage(options => $"--no-cluster and --kubeconfig {options.Kubeconfig} can't stand together; drop one");
        RuleFor(options => options.NoCluster).Equal(false).When(options => options.Context.Length > 0)
            .WithMessage(options => $"--no-cluster and --context {options.Context} can't stand together; drop one");
        RuleFor(options => options.MaxCacheAge).Must(age => GoDuration.TryParse(age, out var parsed) && parsed > TimeSpan.Zero)
            .WithMessage(options => $"--max-cache-age is '{options.MaxCacheAge}', must be a duration above 0 such as 5m or 1m30s");
        RuleFor(options => options.ForecastPods).Must(pods => int.TryParse(pods, NumberStyles.None, CultureInfo.InvariantCulture, out _))
            .WithMessage(options => $"--forecast-pods is '{options.ForecastPods}', must be a whole number such as 10, or 0 for no forecast");

        RuleFor(options => options.Audit).Must(mode => mode.Length == 0 || AuditModes.All.Contains(mode, StringComparer.OrdinalIgnoreCase))
            .WithMessage(options => UnknownWord.OneOf("--audit", options.Audit, AuditModes.All));
        RuleFor(options => options.Audit).Must(mode => mode.Length == 0 || mode.Equals("off", StringComparison.OrdinalIgnoreCase)).When(options => options.NoCluster)
            .WithMessage(options => $"--audit {options.Audit} and --no-cluster can't stand together, since the audit judges what is live; drop one");
        RuleFor(options => options.AuditInterval).Must(interval => GoDuration.TryParse(interval, out var parsed) && parsed >= AuditSettings.ShortestInterval)
            .WithMessage(options => $"--audit-interval is '{options.AuditInterval}', must be a duration of 10s or more, such as 10m; what changes is judged within seconds anyway");
        RuleFor(options => options.LogFormat).Must(format => LogFormats.All.Contains(format, StringComparer.OrdinalIgnoreCase))
            .WithMessage(options => UnknownWord.OneOf("--log-format", options.LogFormat, LogFormats.All));
        RuleFor(options => options.LogLevel).Must(level => LogLevels.All.Contains(level, StringComparer.OrdinalIgnoreCase))
            .WithMessage(options => UnknownWord.OneOf("--log-level", options.LogLevel, LogLevels.All));
        RuleFor(options => options.DrainDelay).Must(delay => delay.Length == 0 || GoDuration.TryParse(delay, out _))
            .WithMessage(options => $"--drain-delay is '{options.DrainDelay}', must be a duration such as 5s or 1m30s");
    }

    private static bool IsAddress(string text) => ListenAddress.TryParse(text, out _);

    private static string AddressProblem(string flag, string value) =>
        $"{flag} is '{value}', must be an IP address and a port such as 127.0.0.1:8443, [::1]:8443 or :8443 for all interfaces";

    private static void CheckReadable(string flag, string path, ValidationContext<ServeOptions> context)
    {
        if (path.Length > 0 && Problem(path, () => File.OpenRead(path).Dispose()) is { } problem)
            context.AddFailure($"{flag} {path}: {problem}");
    }

    /// <summary>Silent where a file can't be read: that is said by <see cref="CheckReadable"/>.</summary>
    private static void CheckPair(ServeOptions options, ValidationContext<ServeOptions> context)
    {
        if (options.TlsCertificate.Length == 0 || options.TlsKey.Length == 0 || !File.Exists(options.TlsCertificate) || !File.Exists(options.TlsKey))
            return;

        try
        {
            _ = ServingCertificate.Load(new CertificateFiles(options.TlsCertificate, options.TlsKey).Read());
        }
        catch (CryptographicException exception)
        {
            context.AddFailure($"--tls-cert {options.TlsCertificate} and --tls-key {options.TlsKey}: {exception.Message}");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return;
        }
    }

    private static void CheckClientCa(string path, ValidationContext<ServeOptions> context)
    {
        if (path.Length > 0 && Problem(path, () => ClientAuthorities.Parse(File.ReadAllText(path))) is { } problem)
            context.AddFailure($"--client-ca {path}: {problem}");
    }

    private static string? Problem(string path, Action read)
    {
        try
        {
            read();
            return null;
        }
        catch (CryptographicException exception)
        {
            return exception.Message;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return UnreadableFile.Reason(path, exception);
        }
    }
}
