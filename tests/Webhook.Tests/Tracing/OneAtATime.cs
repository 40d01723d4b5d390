namespace Webhook.Tests.Tracing;

/// <summary>Tests of servers that are traced: spans have one source in a process, so what one server samples another one of the process sends too.</summary>
internal static class OneAtATime
{
    public const string Name = "Traced servers";
}
