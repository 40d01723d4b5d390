namespace Webhook.Commands.Inputs;

/// <summary>The kustomizations in and above the folders of files that are read.</summary>
internal sealed class Kustomizations
{
    private readonly Dictionary<string, Kustomization> _byFile = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Kustomization> _patching = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Kustomization> _including = new(StringComparer.Ordinal);

    /// <summary>Looks into the folders of files, and into all folders above them.</summary>
    /// <param name="files">Full paths.</param>
    public Kustomizations(IEnumerable<string> files)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            for (var folder = Path.GetDirectoryName(file); folder is not null && seen.Add(folder); folder = Path.GetDirectoryName(folder))
            {
                if (Kustomization.Of(folder) is { } found)
                    Add(found);
            }
        }
    }

    /// <summary>The kustomization that a file is; <c>null</c> for any other file.</summary>
    public Kustomization? Of(string file) => _byFile.GetValueOrDefault(file);

    /// <summary>The kustomization that applies a file as a patch and that no other takes as a resource; <c>null</c> for none.</summary>
    public Kustomization? Patching(string file) => Including(file) is null ? _patching.GetValueOrDefault(file) : null;

    /// <summary>The kustomization that takes objects from a file or folder; <c>null</c> for none.</summary>
    public Kustomization? Including(string path) => _including.GetValueOrDefault(path);

    /// <summary>The kustomization to render for what another one says: the outermost that includes it.</summary>
    public Kustomization Top(Kustomization inner)
    {
        var top = inner;
        // Two that include one another are a mistake, which kustomize reports.
        for (var levels = 0; levels < _byFile.Count && Including(top.Folder) is { } outer; levels++)
            top = outer;

        return top;
    }

    private void Add(Kustomization found)
    {
        _byFile.Add(found.File, found);
        foreach (var patch in found.Patches)
            _patching.TryAdd(patch, found);

        foreach (var resource in found.Resources)
            _including.TryAdd(resource, found);
    }
}
