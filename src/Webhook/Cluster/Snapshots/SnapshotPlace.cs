using Webhook.Model.Manifests;

namespace Webhook.Cluster.Snapshots;

/// <summary>Where an object of a snapshot stands.</summary>
/// <param name="Source">The file, as the user named it.</param>
/// <param name="Path">Its path in the document, <c>items[2]</c>; empty for the document itself.</param>
internal sealed record SnapshotPlace(string Source, string Path)
{
    /// <summary>The object with the places of its values, where they are known already.</summary>
    public ManifestObject? Object { get; init; }

    /// <summary>The file read once more for the places of values; only for a problem, as it takes long.</summary>
    public Lazy<ManifestFile>? File { get; init; }

    /// <summary>A problem of the object.</summary>
    /// <param name="field">Path of the field within the object; empty for the object itself.</param>
    /// <param name="message">What is wrong, and what to write instead.</param>
    public ManifestProblem Problem(string field, string message)
    {
        var found = Object ?? File?.Value.Objects.FirstOrDefault(read => read.PathInDocument == Path);
        return new()
        {
            Severity = ProblemSeverity.Error,
            Source = Source,
            Document = found?.Document ?? 0,
            Position = found?.PositionOf(field),
            Field = Path.Length == 0 || field.Length == 0 ? Path + field : $"{Path}.{field}",
            Message = Path.Length == 0 ? message : $"{Path}: {message}",
        };
    }
}
