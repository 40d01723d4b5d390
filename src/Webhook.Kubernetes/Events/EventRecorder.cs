using System.Globalization;
using System.Text.Json;
using Webhook.Kubernetes.Api;
using Webhook.Model.Text;

namespace Webhook.Kubernetes.Events;

/// <summary>Writes events about objects: bounded in size and number, and counted when they repeat. For one caller at a time.</summary>
/// <param name="writer">Writes them.</param>
/// <param name="instance">Who writes: the name of the pod or machine.</param>
/// <param name="clock">The time.</param>
public sealed class EventRecorder(IObjectWriter writer, string instance, TimeProvider clock)
{
    /// <summary>Runes of a message: client-go's and the newer API's limit of 1024 bytes, in a script of up to four bytes each.</summary>
    public const int LongestMessage = 1024 / 4 * 3;

    // 253 is the longest name there may be; the suffix takes 17.
    private const int LongestSubject = 236;

    private readonly EventLimits _limits = new(clock);
    private readonly RecentEvents _recent = new(clock);
    private long _last;

    /// <summary>Writes an event, or counts it in the last one that said the same.</summary>
    /// <param name="subject">What it is about.</param>
    /// <param name="type">Its type.</param>
    /// <param name="reason">One word in upper camel case, from a closed set.</param>
    /// <param name="message">One line; a longer one is cut to <see cref="LongestMessage"/>.</param>
    /// <param name="cancellation">Ends the request.</param>
    /// <exception cref="KubernetesApiException">Refused, and not because the namespace is gone.</exception>
    public async Task<EventOutcome> RecordAsync(EventSubject subject, EventType type, string reason, string message, CancellationToken cancellation)
    {
        var text = OneLine.Cut(OneLine.Of(message), LongestMessage);
        if (!_limits.Allow(subject.Uid))
            return EventOutcome.LeftOut;

        try
        {
            if (_recent.Repeat(subject.Uid, type, reason, text) is { } repeated
                && await TryCountAsync(subject, repeated.Name, repeated.Count, cancellation).ConfigureAwait(false))
            {
                return EventOutcome.Counted;
            }

            var name = NameOf(subject);
            await writer.CreateAsync(PathOf(subject, ""), New(subject, type, reason, text, name), EventJsonContext.Default.EventWire, cancellation).ConfigureAwait(false);
            _recent.Add(subject.Uid, type, reason, text, name);
            return EventOutcome.Written;
        }
        catch (KubernetesApiException refusal) when (refusal.IsNamespaceGone)
        {
            return EventOutcome.NamespaceGone;
        }
    }

    private async Task<bool> TryCountAsync(EventSubject subject, string name, int count, CancellationToken cancellation)
    {
        try
        {
            var patch = JsonSerializer.SerializeToUtf8Bytes(new() { Count = count, LastTimestamp = Now() }, EventJsonContext.Default.EventWire);
            await writer.PatchAsync(PathOf(subject, name), PatchKind.Merge, patch, EventJsonContext.Default.EventWire, cancellation).ConfigureAwait(false);
            return true;
        }
        catch (KubernetesApiException refusal) when (refusal.Code == 404)
        {
            // The API server has dropped it: the next one is a new one.
            return false;
        }
    }

    private EventWire New(EventSubject subject, EventType type, string reason, string message, string name) => new()
    {
        ApiVersion = "v1",
        Kind = "Event",
        Metadata = new(name, subject.Namespace),
        InvolvedObject = new(subject.ApiVersion, subject.Kind, subject.Namespace, subject.Name, subject.Uid),
        Type = type.ToString(),
        Reason = reason,
        Message = message,
        Source = new(KubernetesApi.FieldManager, instance),
        ReportingComponent = KubernetesApi.FieldManager,
        ReportingInstance = instance,
        FirstTimestamp = Now(),
        LastTimestamp = Now(),
        Count = 1,
    };

    /// <summary>
    /// The subject's name and a number that only rises, as client-go names events. A name that is cut may not end in a
    /// character that can't stand before the dot of a DNS-1123 subdomain.
    /// </summary>
    private string NameOf(EventSubject subject)
    {
        _last = Math.Max(_last + 1, clock.GetUtcNow().UtcTicks);
        var name = subject.Name.Length > LongestSubject ? subject.Name[..LongestSubject].TrimEnd('-', '.') : subject.Name;
        return string.Create(CultureInfo.InvariantCulture, $"{name}.{_last:x16}");
    }

    private static ResourcePath PathOf(EventSubject subject, string name) => new("", "v1", "events", subject.Namespace, name);

    private string Now() => clock.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
