using Webhook.Doctor.Facts;

namespace Webhook.Doctor.Checks;

/// <summary>How long a request may have to wait for the webhook.</summary>
internal sealed class TimeoutCheck : IDoctorCheck
{
    private const string Name = "timeout";

    // The API server's default: two webhooks in a row use up most of the 34 s that a request has in all.
    private const int Long = 10;

    /// <inheritdoc/>
    public IEnumerable<Diagnosis> Look(InstallationFacts facts)
    {
        var entries = facts.Configurations
            .SelectMany(configuration => configuration.Configuration.Webhooks.Select(entry => (Text: configuration.TextOf(entry), Seconds: entry.TimeoutSeconds ?? Long)))
            .ToList();
        foreach (var (text, seconds) in entries.Where(entry => entry.Seconds >= Long))
            yield return new(Name, DiagnosisStatus.Warning, $"{text}: timeoutSeconds is {seconds}: that long every change of a DaemonSet hangs when the webhook does", "set timeoutSeconds to 5 or less; an answer takes milliseconds");

        if (entries.Count > 0 && entries.TrueForAll(entry => entry.Seconds < Long))
            yield return new(Name, DiagnosisStatus.Ok, $"no entry waits longer than {entries.Max(entry => entry.Seconds)} s");
    }
}
