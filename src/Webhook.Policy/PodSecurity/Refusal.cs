namespace Webhook.Policy.PodSecurity;

/// <summary>Why a control refuses a pod.</summary>
/// <param name="Control">The control, as the documentation of the Pod Security Standards names it.</param>
/// <param name="Violations">The fields that it does not allow, at least one.</param>
/// <param name="Allowed">What it allows.</param>
/// <param name="Remedy">What to write instead.</param>
internal sealed record Refusal(string Control, IReadOnlyList<Violation> Violations, string Allowed, string Remedy);
