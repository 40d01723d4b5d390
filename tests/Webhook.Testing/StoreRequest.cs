namespace Webhook.Testing;

/// <summary>A request that reached the fake object store.</summary>
/// <param name="Method">The verb.</param>
/// <param name="Path">Without a leading slash.</param>
/// <param name="Query">With the question mark; empty for none.</param>
/// <param name="Body">Empty for none.</param>
/// <param name="ContentType">Media type of the body; empty for none.</param>
public sealed record StoreRequest(string Method, string Path, string Query, string Body, string ContentType = "");
