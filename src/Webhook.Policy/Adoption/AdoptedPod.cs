using Webhook.Model.Core;

namespace Webhook.Policy.Adoption;

/// <summary>An orphan that a DaemonSet adopts.</summary>
/// <param name="Pod">The pod as it is now.</param>
/// <param name="Outcome">What becomes of it.</param>
/// <param name="Reason">Why, in words; lower case, no full stop; empty when it is kept.</param>
public sealed record AdoptedPod(Pod Pod, AdoptionOutcome Outcome, string Reason);
