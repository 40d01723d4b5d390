using Webhook.Commands.Inputs;
using Webhook.Model.Manifests;
using Webhook.Output.Mutations;
using Webhook.Policy.Injection;

namespace Webhook.Commands.Mutations;

/// <summary>Writes tolerations into whole DaemonSets only: in a patch they would replace those of the DaemonSet that it is applied to.</summary>
internal static class WholeMutation
{
    /// <summary>The DaemonSet as it was reviewed, without the tolerations where the API server would refuse it as it stands.</summary>
    /// <param name="reviewed">The DaemonSet.</param>
    /// <param name="problems">Gets a warning where tolerations are left out.</param>
    public static ReviewedManifest Of(ReviewedManifest reviewed, List<ManifestProblem> problems)
    {
        if (reviewed.Injection.Added.Count == 0 || PartialDaemonSet.Lacks(reviewed.Manifest) is not { Count: > 0 } lacks)
            return reviewed;

        problems.Add(new()
        {
            Severity = ProblemSeverity.Warning,
            Source = reviewed.Manifest.Source,
            Document = reviewed.Manifest.Document,
            Position = reviewed.Manifest.Root.Start,
            Message = $"{string.Join(", ", lacks)} {(lacks.Count == 1 ? "is" : "are")} missing, so this may be a patch and no tolerations are added; "
                + "complete it, or mutate what the kustomization renders: kubectl kustomize DIR",
        });
        return reviewed with { Injection = TolerationInjection.None };
    }
}
