using System.CommandLine;
using Webhook.Kubernetes.Api;
using Webhook.Model.Manifests;
using Webhook.Output.Mutations;
using Webhook.Policies;
using Webhook.Policy;
using Webhook.Policy.Cluster;

namespace Webhook.Commands.Inputs;

/// <summary>Everything that a command line gave <c>check</c>, <c>mutate</c> or <c>explain</c> to work with.</summary>
/// <param name="Inputs">The manifests.</param>
/// <param name="Policies">The policies, with warnings about them.</param>
/// <param name="Namespace">Namespace of objects that name none.</param>
/// <param name="Now">The time at which exemptions are judged.</param>
internal sealed record ManifestSession(
    ManifestInputs Inputs,
    PolicyLoadResult Policies,
    string Namespace,
    DateTimeOffset Now)
{
    /// <summary>The policies, compiled.</summary>
    public PolicyEngine Engine { get; private init; } = new(Policies.Policies);

    /// <summary>The live cluster that manifests are judged against; <c>null</c> for none.</summary>
    public ClusterSnapshot? Cluster { get; init; }

    /// <summary>Reads policies and manifests and writes what is wrong with them to standard error.</summary>
    /// <returns><c>null</c> when a policy is faulty: nothing can be judged by half a policy.</returns>
    public static ManifestSession? Open(ManifestOptions options, ParseResult parsed, Terminal terminal) =>
        Open(options, parsed.GetRequiredValue(options.Paths), parsed, terminal);

    /// <summary>The same with paths that are only a part of what the command line names.</summary>
    public static ManifestSession? Open(ManifestOptions options, IReadOnlyList<string> paths, ParseResult parsed, Terminal terminal)
    {
        if (options.Policies.Load(parsed, terminal) is not { } policies)
            return null;

        var inputs = ManifestInputs.Read(paths, terminal);
        ProblemText.Write(inputs.Problems, terminal);
        return new(
            inputs, policies, parsed.GetRequiredValue(options.Namespace), terminal.Clock.GetUtcNow());
    }

    /// <summary>The same by the policies of a cluster too; what is wrong with them goes to standard error.</summary>
    public ManifestSession By(IReadOnlyList<CustomResource> resources, Terminal terminal)
    {
        var united = PolicyOptions.With(Policies, resources, terminal);
        return ReferenceEquals(united, Policies) ? this : this with { Policies = united, Engine = new(united.Policies) };
    }

    /// <summary>The DaemonSets of a file that can be judged, in order, each with what the mutating webhook does to it.</summary>
    public IReadOnlyList<ReviewedManifest> ReviewAll(ManifestFile file) => [.. file.Objects.Select(Review).OfType<ReviewedManifest>()];

    /// <summary>A DaemonSet of a file on its way through the webhooks; <c>null</c> when it can't be judged.</summary>
    public ReviewedManifest? Review(ManifestObject manifest)
    {
        if (manifest.DaemonSet is not { } daemonSet || Inputs.Ignored.Contains(manifest))
            return null;

        // Mutation sees a creation also where the object is live: what the cluster tells of a live one is not whole, so that
        // no patch could be made out of the difference.
        var review = DaemonSetReview.ForManifest(daemonSet, manifest.Json, Now, Namespace) with
        {
            Cluster = Cluster,
            UnknownFields = manifest.UnknownFields,
        };
        var injection = Engine.Inject(review);
        var mutated = review.WithInjection(injection);
        return new(manifest, review, injection, Cluster is null ? mutated : mutated.Against(Cluster));
    }
}
