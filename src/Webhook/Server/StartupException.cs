namespace Webhook.Server;

/// <summary>The server can't start as it is configured; every reason is listed.</summary>
internal sealed class StartupException(IReadOnlyList<string> problems) : Exception(string.Join("; ", problems))
{
    /// <summary>One line each: what is wrong and what to write instead.</summary>
    public IReadOnlyList<string> Problems { get; } = problems;
}
