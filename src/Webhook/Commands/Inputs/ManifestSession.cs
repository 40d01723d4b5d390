using System.CommandLine;
using Webhook.Model.Manifests;
using Webhook.Output.Mutations;
using Webhook.Policies;
using Webhook.Policy;

namespace Webhook.Commands.Inputs;

/// <summary>Everything that a command line gave <c>check</c> or <c>mutate</c> to work with.</summary>
/// <param name="Inputs">The manifests.</param>
/// <param name="Engine">The policies, compiled.</param>
/// <param name="PolicyProblems">Warnings about the policies.</param>
/// <param name="Namespace">Namespace of objects that name none.</param>
/// <param name="Now">The time at which exemptions are judged.</param>
internal sealed record ManifestSession(
    ManifestInputs Inputs,
    PolicyEngine Engine,
    IReadOnlyList<ManifestProblem> PolicyProblems,
    string Namespace,
    DateTimeOffset Now)
{
    /// <summary>Reads policies and manifests and writes what is wrong with them to standard error.</summary>
    /// <returns><c>null</c> when a policy is faulty: nothing can be judged by half a policy.</returns>
    public static ManifestSession? Open(ManifestOptions options, ParseResult parsed, Terminal terminal)
    {
        var now = terminal.Clock.GetUtcNow();
        var policies = PolicyLoader.Load([.. (parsed.GetValue(options.Policies) ?? []).Select(path => ProcessPath.Of(path, terminal))], now);
        ProblemText.Write(policies.Problems, terminal);
        if (policies.HasErrors)
            return null;

        var inputs = ManifestInputs.Read(parsed.GetRequiredValue(options.Paths), terminal);
        ProblemText.Write(inputs.Problems, terminal);
        return new(inputs, new PolicyEngine(policies.Policies), policies.Problems, parsed.GetRequiredValue(options.Namespace), now);
    }

    /// <summary>The DaemonSets of a file that can be judged, in order, each with what the mutating webhook does to it.</summary>
    public IReadOnlyList<ReviewedManifest> ReviewAll(ManifestFile file) => [.. file.Objects.Select(Review).OfType<ReviewedManifest>()];

    /// <summary>A DaemonSet of a file with what the mutating webhook does to it; <c>null</c> when it can't be judged.</summary>
    public ReviewedManifest? Review(ManifestObject manifest)
    {
        if (manifest.DaemonSet is not { } daemonSet)
            return null;

        var review = DaemonSetReview.ForManifest(daemonSet, manifest.Json, Now, Namespace);
        return new(manifest, review, Engine.Inject(review));
    }
}
