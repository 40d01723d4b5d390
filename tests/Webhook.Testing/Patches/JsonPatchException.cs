namespace Webhook.Testing.Patches;

/// <summary>A JSON patch that the API server could not use; nothing of it has been applied.</summary>
public sealed class JsonPatchException : Exception
{
    /// <summary>Names the operation, its path and what stands in its way.</summary>
    public JsonPatchException(JsonPatchFailure failure, string message, Exception? inner = null)
        : base(message, inner) => Failure = failure;

    /// <summary>The step that failed.</summary>
    public JsonPatchFailure Failure { get; }
}
