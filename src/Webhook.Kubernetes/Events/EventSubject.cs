namespace Webhook.Kubernetes.Events;

/// <summary>The object that an event is about; kubectl describe finds its events by the UID.</summary>
/// <param name="ApiVersion">Such as <c>apps/v1</c>.</param>
/// <param name="Kind">Such as <c>DaemonSet</c>.</param>
/// <param name="Namespace">Its namespace, where the event stands too.</param>
/// <param name="Name">Its name.</param>
/// <param name="Uid">Its UID.</param>
public sealed record EventSubject(string ApiVersion, string Kind, string Namespace, string Name, string Uid);
