namespace Webhook.Policy.Rules;

/// <summary>Field paths that several rules name, as Kubernetes prints them.</summary>
internal static class FieldPaths
{
    public const string Selector = "spec.selector";
    public const string Labels = "metadata.labels";
    public const string TemplateLabels = "spec.template.metadata.labels";
    public const string UpdateStrategy = "spec.updateStrategy";
    public const string MaxUnavailable = "spec.updateStrategy.rollingUpdate.maxUnavailable";
    public const string MaxSurge = "spec.updateStrategy.rollingUpdate.maxSurge";
    public const string UpdateStrategyType = "spec.updateStrategy.type";
    public const string Template = "spec.template";
    public const string PodSpec = "spec.template.spec";

    /// <summary><c>metadata.labels[key]</c>.</summary>
    public static string Label(string key) => $"{Labels}[{key}]";

    /// <summary><c>spec.template.metadata.labels[key]</c>.</summary>
    public static string TemplateLabel(string key) => $"{TemplateLabels}[{key}]";

    /// <summary><c>spec.template.spec.tolerations[index]</c>.</summary>
    public static string Toleration(int index) => $"{PodSpec}.tolerations[{index}]";
}
