namespace Webhook.Model.Core;

/// <summary>A <c>reason</c> and a <c>message</c> of an object's status, as a component of the cluster wrote them.</summary>
/// <param name="Reason">The reason in one word, such as <c>Unschedulable</c>; empty when absent.</param>
/// <param name="Message">The message; empty when absent, cut at <see cref="LongestMessage"/>.</param>
public sealed record StatusReason(string Reason, string Message)
{
    /// <summary>Characters of a message that are kept: a scheduler's message about 5,000 nodes has about 300.</summary>
    public const int LongestMessage = 512;

    /// <summary>The reason with its message cut; <c>null</c> when both are empty.</summary>
    public static StatusReason? Of(string? reason, string? message) =>
        string.IsNullOrEmpty(reason) && string.IsNullOrEmpty(message) ? null : new(reason ?? "", Cut(message ?? ""));

    // A surrogate pair is not cut in two.
    private static string Cut(string message)
    {
        if (message.Length <= LongestMessage)
            return message;

        var end = char.IsHighSurrogate(message[LongestMessage - 1]) ? LongestMessage - 1 : LongestMessage;
        return message[..end] + "…";
    }
}
