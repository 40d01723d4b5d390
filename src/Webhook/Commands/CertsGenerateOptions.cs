namespace Webhook.Commands;

/// <summary>What the flags of <c>certs generate</c> say, not yet checked.</summary>
/// <param name="Folder"><c>--out</c>.</param>
/// <param name="Hosts"><c>--host</c>: DNS names and IP addresses.</param>
/// <param name="Days"><c>--days</c>: validity of the serving certificate.</param>
/// <param name="Force"><c>--force</c>: whether files that are there may be replaced.</param>
internal sealed record CertsGenerateOptions(string Folder, IReadOnlyList<string> Hosts, int Days, bool Force);
