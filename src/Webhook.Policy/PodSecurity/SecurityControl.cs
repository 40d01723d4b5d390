namespace Webhook.Policy.PodSecurity;

/// <summary>One control of the Pod Security Standards. Stateless.</summary>
/// <remarks>Source: <see href="https://kubernetes.io/docs/concepts/security/pod-security-standards/"/>.</remarks>
internal abstract class SecurityControl
{
    /// <summary>Its name in the documentation.</summary>
    public abstract string Name { get; }

    /// <summary>Why it refuses a pod at a standard; <c>null</c> where it does not.</summary>
    /// <param name="pod">The pod.</param>
    /// <param name="standard">Baseline or restricted.</param>
    public abstract Refusal? Check(SecuredPod pod, SecurityStandard standard);

    /// <summary>The refusal; <c>null</c> where nothing is violated.</summary>
    protected Refusal? Refuse(IReadOnlyList<Violation> violations, string allowed, string remedy) =>
        violations.Count == 0 ? null : new(Name, violations, allowed, remedy);

    /// <summary>The containers where a field is something.</summary>
    /// <param name="pod">The pod.</param>
    /// <param name="field">Path below the container.</param>
    /// <param name="is">What it is, to stand behind the path; empty where it is allowed.</param>
    protected static IEnumerable<Violation> InContainers(SecuredPod pod, string field, Func<SecuredContainer, string> @is) =>
        from container in pod.Containers
        let value = @is(container)
        where value.Length > 0
        select Violation.Of(container, field, value);
}
