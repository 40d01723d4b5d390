using System.Text.Json;
using Webhook.Model.Manifests;

namespace Webhook.Cluster.Snapshots;

/// <summary>Where an object of a snapshot stands.</summary>
/// <param name="Source">The file, as the user named it.</param>
/// <param name="Path">Its path in the document, <c>items[2]</c>; empty for the document itself.</param>
internal readonly record struct SnapshotPlace(string Source, string Path)
{
    /// <summary>The object with the places of its values; <c>null</c> where only its text is known.</summary>
    public ManifestObject? Object { get; init; }

    /// <summary>The text of the whole file, which must be JSON, where <see cref="Object"/> is not known.</summary>
    public ReadOnlyMemory<byte> Text { get; init; }

    /// <summary>Where in <see cref="Text"/> the object starts, in bytes.</summary>
    public int Start { get; init; }

    /// <summary>A problem of the object.</summary>
    /// <param name="field">Path of the field within the object; empty for the object itself.</param>
    /// <param name="message">What is wrong, and what to write instead.</param>
    /// <param name="failure">What was thrown while reading it; <c>null</c> when it could be read.</param>
    public ManifestProblem Problem(string field, string message, JsonException? failure = null) => new()
    {
        Severity = ProblemSeverity.Error,
        Source = Source,
        Document = Object?.Document ?? 0,
        Position = Object?.PositionOf(field) ?? (Text.IsEmpty ? null : JsonStream.PositionOf(Text.Span, Start, failure)),
        Field = Path.Length == 0 || field.Length == 0 ? Path + field : $"{Path}.{field}",
        Message = Path.Length == 0 ? message : $"{Path}: {message}",
    };
}
