namespace Webhook.Model.Manifests;

/// <summary>A manifest file, read whole: its objects in order, and everything wrong with it.</summary>
/// <remarks>One broken document costs no other: objects before and after it are still there.</remarks>
public sealed record ManifestFile
{
    /// <summary>The name of standard input, as a path and as a <see cref="Source"/>.</summary>
    public const string StandardInput = "-";

    /// <summary>The file, as the user named it; <see cref="StandardInput"/> for standard input.</summary>
    public required string Source { get; init; }

    /// <summary>The text as it was read, byte order mark and line endings included.</summary>
    public required string Text { get; init; }

    /// <summary>Every object of every document; the items of a <c>List</c> one by one.</summary>
    public required IReadOnlyList<ManifestObject> Objects { get; init; }

    /// <summary>Errors and warnings, in file order.</summary>
    public required IReadOnlyList<ManifestProblem> Problems { get; init; }

    /// <summary>Documents that are no manifests, by number; their problems stand in <see cref="Problems"/> too.</summary>
    public IReadOnlyList<ForeignDocument> Foreign { get; init; } = [];
}
