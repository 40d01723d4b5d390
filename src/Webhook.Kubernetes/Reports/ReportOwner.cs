namespace Webhook.Kubernetes.Reports;

/// <summary>The owner of reports: an object of the whole cluster, since one of a namespace can own nothing in another.</summary>
/// <param name="ApiVersion">Such as <c>admissionregistration.k8s.io/v1</c>.</param>
/// <param name="Kind">Such as <c>ValidatingWebhookConfiguration</c>.</param>
/// <param name="Name">Its name.</param>
/// <param name="Uid">Its UID: with a wrong one, the garbage collector deletes what it owns at once.</param>
/// <remarks>Source: <see href="https://kubernetes.io/docs/concepts/overview/working-with-objects/owners-dependents/"/>.</remarks>
public sealed record ReportOwner(string ApiVersion, string Kind, string Name, string Uid);
