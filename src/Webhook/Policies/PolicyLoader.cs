using Webhook.Kubernetes.Api;
using Webhook.Model.Manifests;
using Webhook.Policies.Resources;
using Webhook.Policy.Policies;

namespace Webhook.Policies;

/// <summary>Loads what <c>--policy</c> names, alike for the server and for every command.</summary>
internal static class PolicyLoader
{
    /// <summary>Source of the default policy, where a file's path would stand.</summary>
    public const string Embedded = "embedded";

    private static readonly LoadedPolicy[] Default = [new(PolicyReader.Default, Embedded, PolicyFiles.Hash(PolicyReader.DefaultPolicyText))];

    /// <summary>Reads and validates all policies; never throws on content.</summary>
    /// <param name="paths">Files and folders; none means the embedded default policy.</param>
    /// <param name="now">The time at which to warn of expired exemptions; <c>null</c> warns of none.</param>
    public static PolicyLoadResult Load(IReadOnlyList<string> paths, DateTimeOffset? now = null) =>
        paths.Count == 0 ? new(Default, []) { IsEmbedded = true } : Load(PolicyFiles.Read(paths), now);

    /// <summary>Validates files that were read already, each by itself and all against each other.</summary>
    /// <remarks>Exported resources count as the cluster's (<see cref="ExportedPolicies"/>).</remarks>
    public static PolicyLoadResult Load(PolicyFiles files, DateTimeOffset? now = null) => Load(files, now, ExportedPolicies.Find);

    /// <summary>The same with every document taken for a file's policy, so that an error of an exported resource is one.</summary>
    public static PolicyLoadResult Validate(IReadOnlyList<string> paths, DateTimeOffset now) => Load(PolicyFiles.Read(paths), now, _ => null);

    private static PolicyLoadResult Load(PolicyFiles files, DateTimeOffset? now, Func<ManifestObject, CustomResource?> exported)
    {
        var manifests = files.Files.Select(Manifest).ToList();
        var results = PolicySet.ReadEach(manifests, now, document => exported(document) is not null);
        IReadOnlyList<LoadedPolicy> loaded = [.. files.Files.Zip(results).SelectMany(read => Loaded(read.First, read.Second))];
        List<(ManifestObject Document, CustomResource Resource)> all =
        [
            .. from document in manifests.SelectMany(manifest => manifest.Objects)
               let resource = exported(document)
               where resource is not null
               select (document, resource),
        ];
        var resources = all.DistinctBy(found => found.Resource.Name)
            .Select(found => (found.Document, Policy: ResourcePolicy.Read(found.Resource, null, now ?? DateTimeOffset.MinValue))).ToList();
        var hasNone = loaded.Count == 0 && resources.Count > 0;
        var result = new PolicyLoadResult(hasNone ? Default : loaded, [])
        {
            IsEmbedded = hasNone,
            Resources = [.. resources.Select(found => found.Policy)],
        };
        return result with
        {
            Problems =
            [
                .. results.SelectMany(read => read.Problems),
                .. resources.SelectMany(found => ExportedPolicies.ProblemsOf(found.Policy, found.Document)),
                .. all.Except(resources.Select(found => all.First(first => first.Document == found.Document))).Select(again => Taken(again.Document, again.Resource)),
                .. PolicyUnion.Contradictions(PolicyUnion.Of(result, []), PlaceOf),
            ],
        };

        ManifestObject? PlaceOf(LoadedPolicy policy) =>
            ResourceNames.IsResource(policy.Policy.Name)
                ? resources.Find(found => found.Policy.InUse == policy).Document
                : manifests.SelectMany(manifest => manifest.Objects).FirstOrDefault(document =>
                    document.Source == policy.Source && document.Kind == DaemonSetPolicy.Kind && NameOf(document) == policy.Policy.Name);
    }

    private static string NameOf(ManifestObject document) =>
        document.Root["metadata"] is ManifestMapping metadata && metadata["name"] is ManifestScalar name ? name.Text : "";

    private static ManifestProblem Taken(ManifestObject document, CustomResource resource) => new()
    {
        Severity = ProblemSeverity.Error,
        Source = document.Source,
        Document = document.Document,
        Field = "metadata.name",
        Position = document.PositionOf("metadata.name"),
        Message = $"metadata.name: \"{resource.Name}\" is exported twice; take one of them out",
    };

    private static ManifestFile Manifest(PolicyFile file) => file.Text is { } text
        ? ManifestReader.Read(file.Source, text)
        : new()
        {
            Source = file.Source,
            Text = "",
            Objects = [],
            Problems = [new() { Severity = ProblemSeverity.Error, Source = file.Source, Message = file.Problem }],
        };

    private static IEnumerable<LoadedPolicy> Loaded(PolicyFile file, PolicyReadResult result)
    {
        var hash = PolicyFiles.Hash(file.Text ?? "");
        return result.Policies.Select(policy => new LoadedPolicy(policy, file.Source, hash));
    }
}
