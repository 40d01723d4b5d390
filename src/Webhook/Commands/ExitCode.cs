namespace Webhook.Commands;

/// <summary>What the process answers its caller. Bad input dominates a denial: a report on half of the input is no report.</summary>
public static class ExitCode
{
    /// <summary>Nothing is denied.</summary>
    public const int Success = 0;

    /// <summary>A DaemonSet is denied, or has what <c>--fail-on</c> names.</summary>
    public const int Denied = 1;

    /// <summary>Input that can't be read or judged, or a command line that can't be understood.</summary>
    public const int BadInput = 2;

    /// <summary>The cluster can't be reached, or does not let in.</summary>
    public const int ClusterUnreachable = 3;
}
