namespace Webhook.Policies;

/// <summary>One policy file as it was read, or why it could not be.</summary>
/// <param name="Source">Its path, as the user named it or below the folder that the user named.</param>
/// <param name="Text">Its text; <c>null</c> when it can't be read.</param>
/// <param name="Problem">Why it can't be read; empty when it could.</param>
internal sealed record PolicyFile(string Source, string? Text, string Problem);
