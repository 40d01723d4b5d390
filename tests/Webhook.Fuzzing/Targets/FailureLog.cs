namespace Webhook.Fuzzing.Targets;

/// <summary>Exceptions that the product answered for and only its log tells of.</summary>
internal sealed class FailureLog
{
    /// <summary>The lines since somebody cleared them.</summary>
    public List<string> Failures { get; } = [];
}
