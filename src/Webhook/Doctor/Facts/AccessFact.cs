namespace Webhook.Doctor.Facts;

/// <summary>Something that the release's service account needs to be allowed.</summary>
/// <param name="Need">What.</param>
/// <param name="Allowed">The answer; <c>null</c> when it could not be asked.</param>
/// <param name="Problem">Why it could not be asked; empty when it was.</param>
internal sealed record AccessFact(AccessNeed Need, bool? Allowed, string Problem = "");
