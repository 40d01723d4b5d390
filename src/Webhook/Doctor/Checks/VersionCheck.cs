using System.Globalization;
using Webhook.Doctor.Facts;

namespace Webhook.Doctor.Checks;

/// <summary>Whether the API server, the release and this program go together.</summary>
internal sealed class VersionCheck : IDoctorCheck
{
    private const string Name = "version";

    // The oldest API server that the tests run against.
    private const int OldestMinor = 20;

    /// <inheritdoc/>
    public IEnumerable<Diagnosis> Look(InstallationFacts facts)
    {
        var parts = facts.Server.Version.TrimStart('v').Split('.');
        var isKnown = int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var major) & int.TryParse(parts.ElementAtOrDefault(1), NumberStyles.None, CultureInfo.InvariantCulture, out var minor);
        yield return !isKnown ? new(Name, DiagnosisStatus.Unknown, "the API server doesn't say its version")
            : major == 1 && minor < OldestMinor ? new(Name, DiagnosisStatus.Warning, $"the API server is {facts.Server.Version}, older than any this was tested with", $"use Kubernetes 1.{OldestMinor} or later")
            : new(Name, DiagnosisStatus.Ok, $"the API server is {facts.Server.Version}");

        var release = DeploymentFacts.Version(facts.Deployment.Value);
        if (release.Length > 0)
        {
            yield return release == facts.Version
                ? new(Name, DiagnosisStatus.Ok, $"the release is {release}, as this program")
                : new(Name, DiagnosisStatus.Warning, $"the release is {release} and this program {facts.Version}: rules and flags may differ", "use the same version of both");
        }
    }
}
