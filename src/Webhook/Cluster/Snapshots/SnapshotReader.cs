using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Unicode;
using Webhook.Files;
using Webhook.Kubernetes.Decoding;
using Webhook.Model.Manifests;
using Webhook.Policy.Cluster;

namespace Webhook.Cluster.Snapshots;

/// <summary>Reads files that hold a cluster: those of <c>snapshot</c> and what <c>kubectl get … -o json</c> or <c>-o yaml</c> prints.</summary>
/// <remarks>Objects that no rule reads are counted and left out; one that can't be read is a problem and costs no other.</remarks>
internal sealed class SnapshotReader
{
    // A cluster may be a gigabyte of JSON. The reader of manifests, which knows the place of each value, is for YAML, and for
    // saying what is wrong with files that it reads in no time.
    private const int ShortFile = 1 << 20;

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = JsonStream.MaxDepth };

    private readonly InternPool _pool = new();
    private readonly List<ManifestProblem> _problems = [];

    /// <summary>What was read so far.</summary>
    public LiveObjects Objects { get; } = new();

    /// <summary>The kinds of object that the files hold, lists without items included.</summary>
    public ClusterKinds Known { get; private set; }

    /// <summary>What could not be read, in file order.</summary>
    public IReadOnlyList<ManifestProblem> Problems => _problems;

    /// <summary>Objects of kinds that no rule reads.</summary>
    public int OtherKinds { get; private set; }

    /// <summary>Reads a file.</summary>
    /// <param name="source">The file, as the user named it.</param>
    /// <param name="bytes">All of it.</param>
    public void Read(string source, ReadOnlyMemory<byte> bytes)
    {
        var before = Objects.DaemonSets.Count;
        if (!IsJson(bytes.Span) || !ReadJson(source, WithoutMark(bytes)))
            ReadManifests(source, bytes.Span);

        Objects.NameSource(before, source);
    }

    private static ReadOnlyMemory<byte> WithoutMark(ReadOnlyMemory<byte> bytes) => bytes.Span.StartsWith("\uFEFF"u8) ? bytes["\uFEFF"u8.Length..] : bytes;

    private static bool IsJson(ReadOnlySpan<byte> bytes) =>
        bytes.TrimStart("\uFEFF \t\r\n"u8).StartsWith("{"u8) && Utf8.IsValid(bytes);

    /// <returns>Whether it is JSON, so that all is said about it.</returns>
    private bool ReadJson(string source, ReadOnlyMemory<byte> json)
    {
        IReadOnlyList<Range> values;
        try
        {
            values = JsonStream.Values(json.Span);
        }
        catch (JsonException failure)
        {
            if (json.Length <= ShortFile)
                return false;

            Report(new(source, "") { Text = json }, "", "this is no valid JSON from here on; save the cluster again if the file was cut off", failure);
            return true;
        }

        foreach (var range in values)
        {
            using var document = JsonDocument.Parse(json[range], Options);
            foreach (var item in ListItem.Of(document.RootElement))
                Add(source, json, item);
        }

        return true;
    }

    private void Add(string source, ReadOnlyMemory<byte> json, ListItem item)
    {
        var value = JsonMarshal.GetRawUtf8Value(item.Value);
        json.Span.Overlaps(value, out var start);
        var place = new SnapshotPlace(source, item.Path) { Text = json, Start = start };
        if (item.IsEmptyList)
            Known |= SnapshotKinds.Find(item.ApiVersion, item.Kind)?.Reads ?? ClusterKinds.None;
        else if (item.Fault.Length > 0)
            Report(place, "", item.Fault);
        else
            Add(item.ApiVersion, item.Kind, value, place);
    }

    private void ReadManifests(string source, ReadOnlySpan<byte> bytes)
    {
        if (Utf8Text.Decode(bytes, out var problem) is not { } text)
        {
            Report(new(source, ""), "", problem);
            return;
        }

        var file = ManifestReader.Read(source, text);
        _problems.AddRange(file.Problems.Where(found => found.Severity == ProblemSeverity.Error));
        // What is wrong with a DaemonSet that did not decode is among those problems.
        foreach (var manifest in file.Objects.Where(manifest => !manifest.IsDaemonSet || manifest.DaemonSet is not null))
            Add(manifest.ApiVersion, manifest.Kind, manifest.Json.Span, new(source, manifest.PathInDocument) { Object = manifest });

        if (file is { Objects.Count: 0, Problems.Count: 0 })
            Report(new(source, ""), "", "the file holds no Kubernetes object; save the cluster again");
    }

    private void Add(string apiVersion, string kind, ReadOnlySpan<byte> json, SnapshotPlace place)
    {
        if (SnapshotKinds.Find(apiVersion, kind) is not { } known)
        {
            OtherKinds++;
            return;
        }

        Known |= known.Reads;
        try
        {
            var identity = known.Read(json, _pool, Objects);
            if (identity.Name.Length == 0)
                Report(place, "metadata.name", $"{kind} without a name; write metadata.name");
            else if (known.IsNamespaced && identity.Namespace.Length == 0)
                Report(place, "metadata.namespace", $"{kind} {identity.Name} without a namespace; write metadata.namespace, as kubectl get does");
        }
        catch (JsonException failure)
        {
            var field = (failure.Path ?? "").TrimStart('$').TrimStart('.').Replace("['", "[", StringComparison.Ordinal)
                .Replace("']", "]", StringComparison.Ordinal);
            Report(place, field, $"{kind}: {(field.Length == 0 ? "it" : field)} has a value of the wrong type; write what kubectl get prints", failure);
        }
    }

    private void Report(SnapshotPlace place, string field, string message, JsonException? failure = null) =>
        _problems.Add(place.Problem(field, message, failure));
}
