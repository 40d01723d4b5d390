using Webhook.Model.Patches;

namespace Webhook.Model.Admission;

/// <summary>admission.k8s.io/v1 AdmissionResponse. Built anew for each request, never edited.</summary>
public sealed record AdmissionResponse
{
    /// <summary>The request's uid.</summary>
    public required string Uid { get; init; }

    /// <summary>Whether the request may go on.</summary>
    public required bool Allowed { get; init; }

    /// <summary>Why not; <c>null</c> when allowed.</summary>
    public AdmissionStatus? Status { get; init; }

    /// <summary>Patch of the object; empty leaves out both <c>patch</c> and <c>patchType</c>, as a validating webhook must.</summary>
    public IReadOnlyList<JsonPatchOperation> Patch { get; init; } = [];

    /// <summary>Lines for the user: no control characters, at most 256 runes each and 4096 in all.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>Entries for the audit log: keys of 1 to 63 label characters.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> AuditAnnotations { get; init; } = [];

    /// <summary>An answer that lets the request pass and says nothing else.</summary>
    public static AdmissionResponse Allow(string uid) => new() { Uid = uid, Allowed = true };
}
