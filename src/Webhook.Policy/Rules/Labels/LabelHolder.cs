namespace Webhook.Policy.Rules.Labels;

/// <summary>Where a required label must stand; spelled as in policies.</summary>
public enum LabelHolder
{
    /// <summary>In <c>metadata.labels</c> and in <c>spec.template.metadata.labels</c>.</summary>
    Both,

    /// <summary>In <c>metadata.labels</c>.</summary>
    DaemonSet,

    /// <summary>In <c>spec.template.metadata.labels</c>.</summary>
    Template,
}
