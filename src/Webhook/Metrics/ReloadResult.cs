namespace Webhook.Metrics;

/// <summary>Values of the label <c>result</c>.</summary>
internal static class ReloadResult
{
    /// <summary>The new state is in use.</summary>
    public const string Success = "success";

    /// <summary>The last good state stays in use.</summary>
    public const string Failure = "failure";

    /// <summary>The label's value.</summary>
    public static string Of(bool succeeded) => succeeded ? Success : Failure;
}
