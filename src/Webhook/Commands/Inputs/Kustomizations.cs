namespace Webhook.Commands.Inputs;

/// <summary>The kustomizations in and above the folders of files that are read.</summary>
internal sealed class Kustomizations
{
    private readonly Dictionary<string, Kustomization?> _byFolder = new(StringComparer.Ordinal);

    /// <summary>Those found so far, in the order of their paths.</summary>
    public IEnumerable<Kustomization> All => _byFolder.Values.OfType<Kustomization>().OrderBy(found => found.File, StringComparer.Ordinal);

    /// <summary>Looks into the folder of a file, and into all folders above it.</summary>
    /// <param name="file">Full path.</param>
    public void LookAround(string file)
    {
        for (var folder = Path.GetDirectoryName(file); folder is not null && !_byFolder.ContainsKey(folder); folder = Path.GetDirectoryName(folder))
            _byFolder.Add(folder, Kustomization.Of(folder));
    }

    /// <summary>The kustomization that applies a file as a patch and that no other takes as a resource; <c>null</c> for none.</summary>
    public Kustomization? Patching(string file) => Including(file) is null ? All.FirstOrDefault(found => found.Patches.Contains(file)) : null;

    /// <summary>The kustomization that takes objects from a file or folder; <c>null</c> for none.</summary>
    public Kustomization? Including(string path) => All.FirstOrDefault(found => found.Resources.Contains(path));

    /// <summary>The kustomization to render for what another one says: the outermost that includes it.</summary>
    public Kustomization Top(Kustomization inner)
    {
        var top = inner;
        for (var levels = 0; levels < _byFolder.Count && Including(top.Folder) is { } outer; levels++)
            top = outer;

        return top;
    }
}
