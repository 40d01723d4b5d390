namespace Webhook.Doctor.Facts;

/// <summary>One verb on one resource.</summary>
/// <param name="Verb">Such as <c>list</c>.</param>
/// <param name="Group">API group; empty for core.</param>
/// <param name="Resource">In lower case plural, with a subresource after a slash.</param>
/// <param name="Namespace">Empty for all namespaces or resources of the whole cluster.</param>
/// <param name="Name">Empty for any.</param>
/// <param name="Purpose">What does not work without it.</param>
internal sealed record AccessNeed(string Verb, string Group, string Resource, string Namespace, string Name, string Purpose)
{
    /// <summary>The need in the words of kubectl auth can-i.</summary>
    public override string ToString() =>
        $"{Verb} {(Group.Length == 0 ? Resource : $"{Resource}.{Group}")}{(Name.Length == 0 ? "" : $" {Name}")}{(Namespace.Length == 0 ? "" : $" in {Namespace}")}";
}
