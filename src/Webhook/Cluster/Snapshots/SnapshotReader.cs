using System.Text;
using System.Text.Json;
using Webhook.Kubernetes.Decoding;
using Webhook.Model.Manifests;

namespace Webhook.Cluster.Snapshots;

/// <summary>Reads files that hold a cluster: those of <c>snapshot</c> and what <c>kubectl get … -o json</c> or <c>-o yaml</c> prints.</summary>
/// <remarks>Objects that no rule reads are counted and passed over; one that can't be read is a problem and costs no other.</remarks>
internal sealed class SnapshotReader
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 256 };

    private readonly InternPool _pool = new();
    private readonly List<ManifestProblem> _problems = [];

    /// <summary>What was read so far.</summary>
    public LiveObjects Objects { get; } = new();

    /// <summary>What could not be read, in file order.</summary>
    public IReadOnlyList<ManifestProblem> Problems => _problems;

    /// <summary>Objects that were passed over.</summary>
    public int PassedOver { get; private set; }

    /// <summary>Reads a file.</summary>
    /// <param name="source">The file, as the user named it.</param>
    /// <param name="text">Its text.</param>
    public void Read(string source, string text)
    {
        var before = Objects.DaemonSets.Count;
        if (!ReadJson(source, text))
            ReadManifests(source, text);

        Objects.NameSource(before, source);
    }

    // A cluster may be a gigabyte of JSON: the reader of manifests, which knows the place of each value, is for YAML and for
    // finding out what is wrong.
    private bool ReadJson(string source, string text)
    {
        if (!text.AsSpan().TrimStart(" \t\r\n\uFEFF").StartsWith("{"))
            return false;

        try
        {
            using var document = JsonDocument.Parse(text.AsMemory(text[0] == '\uFEFF' ? 1 : 0), Options);
            foreach (var item in ListItem.Of(document.RootElement))
                Add(item.ApiVersion, item.Kind, JsonBytes(item.Value), source, item.Path);

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private void ReadManifests(string source, string text)
    {
        var file = ManifestReader.Read(source, text);
        // What a DaemonSet has wrong in a field is told once, by the decoder that all kinds share.
        _problems.AddRange(file.Problems.Where(problem => problem.Severity == ProblemSeverity.Error));
        foreach (var manifest in file.Objects)
            Add(manifest.ApiVersion, manifest.Kind, manifest.Json.Span, source, manifest.PathInDocument, manifest.Document, manifest.Root.Start);
    }

    private void Add(
        string apiVersion, string kind, ReadOnlySpan<byte> json, string source, string path, int document = 0, Position? position = null)
    {
        if (SnapshotKinds.Find(apiVersion, kind) is not { } known)
        {
            PassedOver++;
            return;
        }

        try
        {
            var identity = known.Read(json, _pool, Objects);
            if (identity.Name.Length == 0)
                Report("metadata.name", $"{kind} without a name; write metadata.name");
        }
        catch (JsonException failure)
        {
            var field = (failure.Path ?? "").TrimStart('$').TrimStart('.');
            Report(field, $"{kind}: {(field.Length == 0 ? "it" : field)} has a value that can't be read; check its type");
        }

        void Report(string field, string message) => _problems.Add(new()
        {
            Severity = ProblemSeverity.Error,
            Source = source,
            Document = document,
            Position = position,
            Field = path.Length == 0 || field.Length == 0 ? path + field : $"{path}.{field}",
            Message = path.Length == 0 ? message : $"{path}: {message}",
        });
    }

    private static byte[] JsonBytes(JsonElement value) => Encoding.UTF8.GetBytes(value.GetRawText());
}
