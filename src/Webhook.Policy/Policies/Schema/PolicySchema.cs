namespace Webhook.Policy.Policies.Schema;

/// <summary>The policy format as a structural schema, made of the policy model and the rules' descriptors.</summary>
/// <remarks>
/// It refuses no policy that <see cref="PolicyReader"/> accepts, but for <c>null</c> in place of an absent field. What only
/// the reader refuses (a bad regular expression, a glob that matches no rule) is told in the status of the resource.
/// </remarks>
public static class PolicySchema
{
    /// <summary><c>spec</c> of a DaemonSetPolicy.</summary>
    public static SchemaNode Spec { get; } = SchemaNode.Object(
        "What is injected into DaemonSets and which rules they are held to.",
        new("match", MatchSchema.Create()),
        new("tolerations", TolerationsSchema.Create()),
        new("rules", RulesSchema.Create()),
        new("exemptions", ExemptionsSchema.Create()));
}
