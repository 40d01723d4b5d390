using Webhook.Doctor.Facts;
using Webhook.Model.Text;

namespace Webhook.Doctor.Checks;

/// <summary>Whether the release's service account may do what the server does.</summary>
internal sealed class AccessCheck : IDoctorCheck
{
    private const string Name = "access";

    /// <inheritdoc/>
    public IEnumerable<Diagnosis> Look(InstallationFacts facts)
    {
        if (facts.Access.Count == 0)
        {
            yield return new(Name, DiagnosisStatus.Unknown, "the service account of the release is not known, since its Deployment was not found");
            yield break;
        }

        if (facts.Access.FirstOrDefault(access => access.Allowed is null) is { } unasked)
            yield return new(Name, DiagnosisStatus.Unknown, $"what the service account may do can't be asked: {unasked.Problem}", "ask as a user who may create subjectaccessreviews");

        foreach (var denied in facts.Access.Where(access => access.Allowed == false))
            yield return new(Name, DiagnosisStatus.Failure, $"the service account may not {denied.Need}: {denied.Need.Purpose}", "grant it in the role of the release; rbac.create of the chart does");

        if (facts.Access.All(access => access.Allowed == true))
            yield return new(Name, DiagnosisStatus.Ok, $"the service account may do all that the server does: {Counted.Of(facts.Access.Count, "verb")}");
    }
}
