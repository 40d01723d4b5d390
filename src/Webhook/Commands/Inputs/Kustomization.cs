using System.Text.Json;
using Webhook.Model.Manifests;

namespace Webhook.Commands.Inputs;

/// <summary>What a kustomization says of other files.</summary>
/// <remarks>Follows https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/.</remarks>
/// <param name="File">Full path of the kustomization file.</param>
/// <param name="IsComponent">Whether it is a Component, which only others can render.</param>
/// <param name="Patches">Full paths of files that it applies as patches.</param>
/// <param name="Resources">Full paths of files and folders that it takes objects from.</param>
internal sealed record Kustomization(string File, bool IsComponent, IReadOnlySet<string> Patches, IReadOnlySet<string> Resources)
{
    private static readonly string[] Names = ["kustomization.yaml", "kustomization.yml", "Kustomization"];

    /// <summary>The folder, which <c>kubectl kustomize</c> takes.</summary>
    public string Folder => Path.GetDirectoryName(File)!;

    /// <summary>Whether a file has the name of a kustomization.</summary>
    public static bool IsName(string path) => Names.Contains(Path.GetFileName(path), StringComparer.Ordinal);

    /// <summary>The kustomization of a folder; <c>null</c> where there is none that can be read.</summary>
    public static Kustomization? Of(string folder)
    {
        var file = Names.Select(name => Path.Combine(folder, name)).FirstOrDefault(System.IO.File.Exists);
        if (file is null || Read(file) is not { } root || !IsKustomize(root))
            return null;

        var patches = Paths(root, "patches", "path").Concat(Paths(root, "patchesStrategicMerge")).Concat(Paths(root, "patchesJson6902", "path"))
            .Concat(Paths(root, "transformers").SelectMany(transformer => PatchesOf(Path.GetFullPath(transformer, folder))));
        var resources = Paths(root, "resources").Concat(Paths(root, "bases")).Concat(Paths(root, "components"));
        return new(file, StringOf(root, "kind") == "Component", Full(patches), Full(resources));

        HashSet<string> Full(IEnumerable<string> paths) =>
            paths.Select(path => Path.TrimEndingDirectorySeparator(Path.GetFullPath(path, folder))).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Flux has a Kustomization of its own, which is an object like others.</summary>
    private static bool IsKustomize(JsonElement root) =>
        StringOf(root, "apiVersion") is null or "" or Nothing || StringOf(root, "apiVersion")!.StartsWith("kustomize.config.k8s.io/", StringComparison.Ordinal);

    // Both fields may be left out in a kustomization file; the reader of manifests wants them.
    private const string Nothing = "none";

    private static JsonElement? Read(string file)
    {
        if (TextOf(file) is not { } text)
            return null;

        var read = ManifestReader.Read(file, text);
        if (read.Objects.Count == 0)
            read = ManifestReader.Read(file, $"kind: {Nothing}\napiVersion: {Nothing}\n{WithoutMarker(text)}");

        return read.Objects.Count > 0 ? Parse(read.Objects[0]) : null;
    }

    private static string WithoutMarker(string text)
    {
        var body = text.TrimStart('\uFEFF');
        return body.StartsWith("---", StringComparison.Ordinal) ? body["---".Length..] : body;
    }

    /// <summary>Files that a transformer of kustomize itself applies as patches.</summary>
    private static IEnumerable<string> PatchesOf(string file) => TextOf(file) is not { } text
        ? []
        : ManifestReader.Read(file, text).Objects
            .Where(item => item.Kind is "PatchTransformer" or "PatchStrategicMergeTransformer" or "PatchJson6902Transformer")
            .Select(Parse)
            .SelectMany(root => Paths(root, "paths").Concat(StringOf(root, "path") is { } path ? [path] : []));

    private static string? TextOf(string file) => System.IO.File.Exists(file) ? InputFile.Read(file, file).Text : null;

    private static JsonElement Parse(ManifestObject item) => JsonElement.Parse(item.Json.Span, new JsonDocumentOptions { MaxDepth = 200 });

    private static string? StringOf(JsonElement map, string key) =>
        map.ValueKind == JsonValueKind.Object && map.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>The strings of a list, or of a field of its items. A patch may be written out in place of its path, on several lines or in braces.</summary>
    private static IEnumerable<string> Paths(JsonElement root, string key, string? field = null)
    {
        if (!root.TryGetProperty(key, out var list) || list.ValueKind != JsonValueKind.Array)
            return [];

        return list.EnumerateArray()
            .Select(item => field is not null ? StringOf(item, field) : item.ValueKind == JsonValueKind.String ? item.GetString() : null)
            .OfType<string>()
            .Where(path => path.Length > 0 && !path.AsSpan().ContainsAny("\n{") && !path.Contains("://", StringComparison.Ordinal));
    }
}
