using Webhook.Model.Manifests;
using Webhook.Policy.Cluster;
using Webhook.Policy.Selectors;

namespace Webhook.Commands.Explanations;

/// <summary>What <c>explain</c> is asked about: manifests, and DaemonSets of the cluster by name.</summary>
/// <param name="Paths">Files, folders and <c>-</c>.</param>
/// <param name="Names">Live DaemonSets.</param>
internal sealed record ExplainTargets(IReadOnlyList<string> Paths, IReadOnlyList<(string Namespace, string Name)> Names)
{
    // ds/agent is what kubectl prints and takes; a namespace of such a name is reached by --namespace.
    private static readonly string[] Kinds = ["ds", "daemonset", "daemonsets", "daemonset.apps", "daemonsets.apps"];

    private static readonly string[] Extensions = [".yaml", ".yml", ".json"];

    /// <summary>Tells paths and names apart: what exists is a path, and so is what looks like a manifest file.</summary>
    /// <param name="words">The arguments.</param>
    /// <param name="defaultNamespace">The namespace of a bare name.</param>
    /// <param name="directory">Folder that relative paths start from.</param>
    public static ExplainTargets Of(IReadOnlyList<string> words, string defaultNamespace, string directory)
    {
        var paths = new List<string>();
        var names = new List<(string, string)>();
        foreach (var word in words)
        {
            if (NameOf(word, defaultNamespace) is { } name && !IsPath(word, directory))
                names.Add(name);
            else
                paths.Add(word);
        }

        return new(paths, [.. names.Distinct()]);
    }

    /// <summary>Warnings about paths that a live DaemonSet has for a name.</summary>
    /// <param name="defaultNamespace">The namespace of a bare name.</param>
    /// <param name="cluster">The cluster.</param>
    public IEnumerable<string> Ambiguities(string defaultNamespace, ClusterSnapshot cluster) =>
        from path in Paths
        let name = NameOf(path, defaultNamespace)
        where name is { } live && cluster.Objects.FindDaemonSet(live.Namespace, live.Name) is not null
        select $"{path} is read as a file or folder, and is the name of the live DaemonSet {name.Value.Namespace}/{name.Value.Name} too; "
            + "to explain that one, run in a folder without it";

    private static (string Namespace, string Name)? NameOf(string word, string defaultNamespace)
    {
        var parts = word.Split('/');
        if (parts is [var kind, var bare] && Kinds.Contains(kind, StringComparer.OrdinalIgnoreCase))
            parts = [bare];

        return parts.Length > 2 || !parts.All(part => LabelSyntax.IsSubdomain(part)) ? null
            : parts.Length == 2 ? (parts[0], parts[1])
            : (defaultNamespace, parts[0]);
    }

    private static bool IsPath(string word, string directory)
    {
        var full = Path.GetFullPath(word, directory);
        return word == ManifestFile.StandardInput
            || File.Exists(full)
            || Directory.Exists(full)
            || Extensions.Contains(Path.GetExtension(word), StringComparer.OrdinalIgnoreCase);
    }
}
