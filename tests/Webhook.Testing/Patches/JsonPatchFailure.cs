namespace Webhook.Testing.Patches;

/// <summary>At which step a patch fails; the API server treats the two differently.</summary>
public enum JsonPatchFailure
{
    /// <summary>It is no list of objects: the call of the webhook has failed, and its failurePolicy decides.</summary>
    Decode,

    /// <summary>An operation is unknown or does not fit the document: the request is refused with 500 whatever the failurePolicy.</summary>
    Apply,
}
