using Webhook.Policy.Cluster;
using Webhook.Policy.Rules;

namespace Webhook.Policy.Verdicts;

/// <summary>A rule that is run once for every policy that asks for it with the same parameters.</summary>
/// <param name="Rule">The rule, configured.</param>
/// <param name="Index">Its place in the catalogue.</param>
/// <param name="Owners">Who asks for it, in the order they were loaded; at least one.</param>
internal sealed record RuleRun(Rule Rule, int Index, RuleOwner[] Owners)
{
    public string Id => Rule.Descriptor.Id;

    /// <summary>Whether it needs the live cluster.</summary>
    public bool IsLive { get; } = Rule.Descriptor.IsLive;

    /// <summary>As in <see cref="RuleDescriptor.IsAboutPresent"/>.</summary>
    public bool IsAboutPresent { get; } = Rule.Descriptor.IsAboutPresent;

    /// <summary>The kinds of object that it reads.</summary>
    public ClusterKinds Reads { get; } = Rule.Descriptor.Reads;
}
