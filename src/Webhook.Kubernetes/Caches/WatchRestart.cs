namespace Webhook.Kubernetes.Caches;

/// <summary>A list or watch ended and is begun anew.</summary>
/// <param name="Resource">The resource in lower case plural.</param>
/// <param name="Reason">Why.</param>
/// <param name="Wait">How long until the next try.</param>
/// <param name="Cause">What was thrown; <c>null</c> for <see cref="WatchRestartReason.Ended"/>.</param>
/// <param name="Began">When the list or watch that ended was begun.</param>
public sealed record WatchRestart(string Resource, WatchRestartReason Reason, TimeSpan Wait, Exception? Cause, DateTimeOffset Began);
