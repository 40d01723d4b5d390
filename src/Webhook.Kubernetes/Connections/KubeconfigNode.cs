using Webhook.Model.Manifests;

namespace Webhook.Kubernetes.Connections;

/// <summary>A value of a kubeconfig that knows its file, place and field path, so that every error can name them.</summary>
/// <param name="file">The file, as the user named it.</param>
/// <param name="path">Field path, <c>users[jane].user.exec</c>.</param>
/// <param name="node">The value.</param>
internal sealed class KubeconfigNode(string file, string path, ManifestNode node)
{
    /// <summary>The file it stands in.</summary>
    public string File => file;

    /// <summary>The value of a key; <c>null</c> when it is absent or <c>null</c>.</summary>
    /// <exception cref="ConnectionException">This is no mapping.</exception>
    public KubeconfigNode? Child(string key)
    {
        var mapping = node as ManifestMapping ?? throw Error("must be a mapping");
        return mapping[key] is { } value and not ManifestScalar { IsNull: true } ? new(file, $"{path}.{key}".TrimStart('.'), value) : null;
    }

    /// <summary>The text of a key; empty when absent.</summary>
    /// <exception cref="ConnectionException">It is no string.</exception>
    public string Text(string key) => Child(key) is { } child ? child.Scalar().Text : "";

    /// <summary>A key's <c>true</c> or <c>false</c>; false when absent.</summary>
    /// <exception cref="ConnectionException">It is neither.</exception>
    public bool Flag(string key) => Child(key) is { } child && child.Scalar().Json switch
    {
        "true" => true,
        "false" => false,
        var other => throw child.Error($"is {other}, must be true or false"),
    };

    /// <summary>The elements of a key's list; none when absent.</summary>
    /// <exception cref="ConnectionException">It is no list.</exception>
    public IReadOnlyList<KubeconfigNode> Items(string key) => Child(key)?.Elements() ?? [];

    /// <summary>The texts of a key's list.</summary>
    public IReadOnlyList<string> Texts(string key) => [.. Items(key).Select(item => item.Scalar().Text)];

    /// <summary>The entries of a key's mapping.</summary>
    public IEnumerable<(string Key, KubeconfigNode Value)> Entries(string key)
    {
        var child = Child(key);
        var mapping = child?.Mapping() ?? [];
        return mapping.Select(entry => (entry.Key, child!.Child(entry.Key)!)).Where(entry => entry.Item2 is not null);
    }

    /// <summary>The same value under another path: that of the entry's name in place of its number.</summary>
    public KubeconfigNode At(string newPath) => new(file, newPath, node);

    /// <summary>A file name of a key, relative to this file's folder; <c>null</c> when absent.</summary>
    public string? Path(string key) => Text(key) is { Length: > 0 } name ? Resolve(name) : null;

    /// <summary>A path relative to this file's folder.</summary>
    public string Resolve(string name) =>
        System.IO.Path.GetFullPath(name, System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(file)) ?? "/");

    /// <summary>What is wrong here: <c>file:line:column: path: what</c>.</summary>
    public ConnectionException Error(string what, Exception? cause = null) =>
        new($"{file}:{node.Start}: {(path.Length == 0 ? "" : path + ": ")}{what}", cause);

    private IReadOnlyList<ManifestEntry> Mapping() => (node as ManifestMapping ?? throw Error("must be a mapping")).Entries;

    private ManifestScalar Scalar() => node as ManifestScalar ?? throw Error("must be a string");

    private KubeconfigNode[] Elements() => node is ManifestSequence sequence
        ? [.. sequence.Items.Select((item, index) => new KubeconfigNode(file, $"{path}[{index}]", item))]
        : throw Error("must be a list");
}
