using Webhook.Model.Meta;

namespace Webhook.Policy.Selectors;

/// <summary>A workload that shares pods with a DaemonSet by its selector or by its template.</summary>
/// <param name="Kind">Such as <c>Deployment</c>.</param>
/// <param name="Name">Its name; the namespace is the DaemonSet's.</param>
/// <param name="Selector">Its selector.</param>
/// <param name="SelectsThis">Its selector matches the DaemonSet's template: it could adopt pods of the DaemonSet.</param>
/// <param name="IsSelected">The DaemonSet's selector matches its template: the DaemonSet could adopt its pods.</param>
public sealed record OverlappingWorkload(string Kind, string Name, LabelSelector? Selector, bool SelectsThis, bool IsSelected);
