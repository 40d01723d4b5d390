namespace Webhook.Policy.Validators;

/// <summary>Joins Kubernetes field paths.</summary>
public static class FieldPath
{
    /// <summary>The path of a child: <c>spec.selector</c> and <c>matchLabels</c> become <c>spec.selector.matchLabels</c>.</summary>
    /// <param name="parent">Path of the parent; may be empty.</param>
    /// <param name="child">Path below the parent; empty stands for the parent itself.</param>
    public static string Join(string parent, string child) =>
        parent.Length == 0 || child.Length == 0 ? parent + child : $"{parent}.{child}";
}
