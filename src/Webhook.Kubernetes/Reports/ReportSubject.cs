namespace Webhook.Kubernetes.Reports;

/// <summary>The object that a result is about.</summary>
/// <param name="ApiVersion">Such as <c>apps/v1</c>.</param>
/// <param name="Kind">Such as <c>DaemonSet</c>.</param>
/// <param name="Namespace">Its namespace.</param>
/// <param name="Name">Its name.</param>
/// <param name="Uid">Its UID.</param>
public sealed record ReportSubject(string ApiVersion, string Kind, string Namespace, string Name, string Uid);
