namespace Webhook.Model.Apps;

/// <summary>A DaemonSet with the place of its template in the JSON that it was read from.</summary>
/// <param name="DaemonSet">The object, defaulted.</param>
/// <param name="Template">Slices of the JSON, valid for as long as it is.</param>
public sealed record DaemonSetDocument(DaemonSet DaemonSet, TemplateJson Template);
