using Webhook.Doctor.Facts;

namespace Webhook.Doctor;

/// <summary>Looks at one side of an installation. Pure: everything it needs has been gathered.</summary>
internal interface IDoctorCheck
{
    /// <summary>One or more diagnoses; something is always said, also that all is well.</summary>
    IEnumerable<Diagnosis> Look(InstallationFacts facts);
}
