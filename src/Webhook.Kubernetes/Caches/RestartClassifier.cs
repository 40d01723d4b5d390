using System.Text.Json;
using Webhook.Kubernetes.Api;

namespace Webhook.Kubernetes.Caches;

/// <summary>Finds the reason in what was thrown.</summary>
internal static class RestartClassifier
{
    public static WatchRestartReason Classify(Exception failure) => failure switch
    {
        KubernetesApiException { IsExpired: true } => WatchRestartReason.Expired,
        KubernetesApiException { Code: 429 } or KubernetesApiException { Code: 503, RetryAfter: not null } => WatchRestartReason.Throttled,
        KubernetesApiException { Code: 401 or 403 } => WatchRestartReason.Denied,
        KubernetesApiException { Code: >= 500 } => WatchRestartReason.ServerError,
        KubernetesApiException => WatchRestartReason.Refused,
        TimeoutException => WatchRestartReason.Stalled,
        HttpRequestException or IOException => WatchRestartReason.Disconnected,
        JsonException => WatchRestartReason.Malformed,
        _ => WatchRestartReason.Failed,
    };
}
