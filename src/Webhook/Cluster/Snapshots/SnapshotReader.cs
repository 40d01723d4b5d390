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
            var places = new Lazy<ManifestFile>(() => ManifestReader.Read(source, text));
            foreach (var item in ListItem.Of(document.RootElement))
            {
                if (item.Fault.Length > 0)
                    Report(new(source, item.Path), "", item.Fault);
                else
                    Add(item.ApiVersion, item.Kind, () => JsonBytes(item.Value), new(source, item.Path) { File = places });
            }

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
        _problems.AddRange(file.Problems.Where(problem => problem.Severity == ProblemSeverity.Error));
        // What is wrong with a DaemonSet that did not decode is among those problems.
        foreach (var manifest in file.Objects.Where(manifest => !manifest.IsDaemonSet || manifest.DaemonSet is not null))
            Add(manifest.ApiVersion, manifest.Kind, () => manifest.Json, new(source, manifest.PathInDocument) { Object = manifest });

        if (file is { Objects.Count: 0, Problems.Count: 0 })
            Report(new(source, ""), "", "the file holds no Kubernetes object; save the cluster again");
    }

    private void Add(string apiVersion, string kind, Func<ReadOnlyMemory<byte>> json, SnapshotPlace place)
    {
        if (SnapshotKinds.Find(apiVersion, kind) is not { } known)
        {
            PassedOver++;
            return;
        }

        try
        {
            var identity = known.Read(json().Span, _pool, Objects);
            if (identity.Name.Length == 0)
                Report(place, "metadata.name", $"{kind} without a name; write metadata.name");
            else if (known.IsNamespaced && identity.Namespace.Length == 0)
                Report(place, "metadata.namespace", $"{kind} {identity.Name} without a namespace; write metadata.namespace, as kubectl get does");
        }
        catch (JsonException failure)
        {
            var field = (failure.Path ?? "").TrimStart('$').TrimStart('.').Replace("['", "[", StringComparison.Ordinal)
                .Replace("']", "]", StringComparison.Ordinal);
            Report(place, field, $"{kind}: {(field.Length == 0 ? "it" : field)} has a value of the wrong type; write what kubectl get prints");
        }
    }

    private void Report(SnapshotPlace place, string field, string message) => _problems.Add(place.Problem(field, message));

    private static ReadOnlyMemory<byte> JsonBytes(JsonElement value) => Encoding.UTF8.GetBytes(value.GetRawText());
}
