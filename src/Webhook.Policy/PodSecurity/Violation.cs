namespace Webhook.Policy.PodSecurity;

/// <summary>One field that a control does not allow.</summary>
/// <param name="Field">Its path from the DaemonSet on.</param>
/// <param name="Fact">What it is: <c>securityContext.privileged is true</c>; of the pod itself with the whole path.</param>
/// <param name="Place">The container; empty for the pod itself.</param>
internal sealed record Violation(string Field, string Fact, string Place = "")
{
    /// <summary>One of the pod itself.</summary>
    /// <param name="field">Path below the pod spec.</param>
    /// <param name="is">What it is, behind the path.</param>
    public static Violation OfPod(string field, string @is) => new(SecuredPod.PathOf(field), $"{SecuredPod.PathOf(field)} {@is}");

    /// <summary>One of a container.</summary>
    /// <param name="container">The container.</param>
    /// <param name="field">Path below it.</param>
    /// <param name="is">What it is, behind the path.</param>
    public static Violation Of(SecuredContainer container, string field, string @is) => new($"{container.Path}.{field}", $"{field} {@is}", container.Place);

    /// <summary>One of an annotation.</summary>
    public static Violation OfAnnotation(string key, string value) =>
        new(SecuredPod.PathOfAnnotation(key), $"{SecuredPod.PathOfAnnotation(key)} is \"{value}\"");
}
