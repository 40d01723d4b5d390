using System.Text.Json;
using Webhook.Model.Manifests;
using Webhook.Model.Text;

namespace Webhook.Kubernetes.Connections;

/// <summary>One or several kubeconfig files, merged: of two entries with one name the first file's is used, whole.</summary>
/// <remarks>Follows the rules of <see href="https://kubernetes.io/docs/concepts/configuration/organize-cluster-access-kubeconfig/#merging-kubeconfig-files"/>.</remarks>
internal sealed class Kubeconfig
{
    private readonly Dictionary<string, Dictionary<string, KubeconfigNode>> _sections = new(StringComparer.Ordinal)
    {
        ["clusters"] = new(StringComparer.Ordinal),
        ["users"] = new(StringComparer.Ordinal),
        ["contexts"] = new(StringComparer.Ordinal),
    };

    private readonly Dictionary<string, ReadOnlyMemory<byte>> _json = new(StringComparer.Ordinal);

    /// <summary>The files that were read, in order.</summary>
    public List<string> Files { get; } = [];

    /// <summary><c>current-context</c> of the first file that has one; empty for none.</summary>
    public string CurrentContext { get; private set; } = "";

    /// <summary>Whether nothing is configured at all.</summary>
    public bool IsEmpty => CurrentContext.Length == 0 && _sections.Values.All(section => section.Count == 0);

    /// <summary>Reads and merges files.</summary>
    /// <param name="files">In order of precedence.</param>
    /// <param name="mustExist">Whether a file that is not there is an error; else it is passed over, as in KUBECONFIG.</param>
    /// <exception cref="ConnectionException">A file can't be read, or is no kubeconfig.</exception>
    public static Kubeconfig Load(IEnumerable<string> files, bool mustExist)
    {
        var merged = new Kubeconfig();
        foreach (var file in files.Distinct(StringComparer.Ordinal))
        {
            if (mustExist || File.Exists(file))
                merged.Add(file, ReadText(file));
        }

        return merged;
    }

    /// <summary>Names in a section, for messages.</summary>
    public IEnumerable<string> Names(string section) => _sections[section].Keys.Order(StringComparer.Ordinal);

    /// <summary>The body (<c>cluster</c>, <c>user</c>, <c>context</c>) of a named entry; <c>null</c> when there is none.</summary>
    public KubeconfigNode? Find(string section, string name) => _sections[section].GetValueOrDefault(name);

    /// <summary>What to say when a name is not there: the nearest one, or all.</summary>
    public string Instead(string section, string name)
    {
        var names = Names(section).ToList();
        return NearestWord.Find(name, names) is { } near ? $"did you mean \"{near}\"?"
            : names.Count == 0 ? $"no {section} are configured"
            : $"{section}: {string.Join(", ", names)}";
    }

    /// <summary>The JSON of a file that was read.</summary>
    public JsonElement JsonOf(string file) => JsonElement.Parse(_json[file].Span);

    private static string ReadText(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            var reason = failure is FileNotFoundException or DirectoryNotFoundException ? "there is no such file"
                : Directory.Exists(file) ? "it is a folder; name a file in it"
                : failure.Message.TrimEnd('.');
            throw new ConnectionException($"kubeconfig {file} can't be read: {reason}", failure);
        }
    }

    // client-go takes a file without apiVersion and kind for a v1 Config. Written behind the text they move no line.
    private static ManifestFile Read(string file, string text)
    {
        var read = ManifestReader.Read(file, text);
        var missing = read.Problems.Where(problem => problem.Field is "apiVersion" or "kind").Select(problem => problem.Field).ToHashSet();
        if (missing.Count == 0)
            return read;

        return ManifestReader.Read(
            file, $"{text}{(missing.Contains("apiVersion") ? "\napiVersion: v1" : "")}{(missing.Contains("kind") ? "\nkind: Config" : "")}\n");
    }

    private void Add(string file, string text)
    {
        var read = Read(file, text);
        var errors = read.Problems.Where(problem => problem.Severity == ProblemSeverity.Error).ToList();
        if (errors.Count > 0)
            throw new ConnectionException(string.Join('\n', errors));

        Files.Add(file);
        foreach (var config in read.Objects.Take(1))
        {
            if (config.Kind != "Config")
                throw new ConnectionException($"{file}:{config.Root.Start}: kind: is {config.Kind}, must be Config: this is no kubeconfig");

            _json[file] = config.Json;
            var root = new KubeconfigNode(file, "", config.Root);
            CurrentContext = CurrentContext.Length > 0 ? CurrentContext : root.Text("current-context");
            foreach (var section in _sections.Keys)
                Add(root, section);
        }
    }

    private void Add(KubeconfigNode root, string section)
    {
        foreach (var item in root.Items(section))
        {
            var name = item.Text("name") is { Length: > 0 } text ? text : throw item.Error("has no name");
            if (item.Child(section[..^1]) is { } body)
                _sections[section].TryAdd(name, body.At($"{section}[{name}].{section[..^1]}"));
        }
    }
}
