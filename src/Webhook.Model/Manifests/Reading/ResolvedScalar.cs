namespace Webhook.Model.Manifests.Reading;

/// <summary>What a scalar becomes.</summary>
/// <param name="Json">Its JSON; <c>null</c> where it has none.</param>
/// <param name="Defect">Why it can't be JSON; <c>null</c> when it can.</param>
internal readonly record struct ResolvedScalar(string Json, string? Defect = null);
