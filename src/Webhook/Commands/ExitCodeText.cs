namespace Webhook.Commands;

/// <summary>Exit codes in the words of the help; several commands share some.</summary>
internal static class ExitCodeText
{
    /// <summary>Of every command.</summary>
    public const string BadInput = "2 bad input or usage";

    /// <summary>Of every command that asks a cluster.</summary>
    public const string ClusterUnreachable = "3 the cluster can't be reached, or does not let in";

    /// <summary>Of commands that look at findings.</summary>
    public static readonly IReadOnlyList<string> Findings =
        ["0 nothing denied", "1 something denied, or what --fail-on names", BadInput, ClusterUnreachable];

    /// <summary>Of the program as a whole.</summary>
    public static readonly IReadOnlyList<string> Program =
        ["0 done, nothing denied", "1 something denied or failed", BadInput, ClusterUnreachable];
}
