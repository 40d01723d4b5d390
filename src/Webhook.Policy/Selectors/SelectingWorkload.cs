using Webhook.Model.Meta;

namespace Webhook.Policy.Selectors;

/// <summary>A workload as far as it and others may select each other's pods.</summary>
/// <param name="Kind">Such as <c>Deployment</c>.</param>
/// <param name="Name">Its name.</param>
/// <param name="Uid">Its UID; empty where a file has none.</param>
/// <param name="Selector">Its selector; <c>null</c> selects nothing.</param>
/// <param name="TemplateLabels">The labels of its pods.</param>
public sealed record SelectingWorkload(
    string Kind, string Name, string Uid, LabelSelector? Selector, IReadOnlyDictionary<string, string> TemplateLabels)
{
    /// <summary>The <see cref="Kind"/> of DaemonSets.</summary>
    internal const string DaemonSet = "DaemonSet";
}
