using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Webhook.Model.Patches;

namespace Webhook.Model.Admission;

/// <summary>Writes the AdmissionReview that answers a request.</summary>
/// <remarks>Follows VerifyAdmissionResponse of k8s.io/apiserver: apiVersion, kind and uid exactly, patch and patchType both or neither.</remarks>
public static class AdmissionReviewWriter
{
    /// <summary>The answer is application/json and never part of a page, so quotes and letters stay readable in a terminal.</summary>
    internal static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the whole body.</summary>
    public static void Write(IBufferWriter<byte> output, AdmissionResponse response)
    {
        if (!CommonAnswer.TryWrite(output, response))
            WriteMembers(output, response);
    }

    /// <summary>Writes the whole body member by member, whatever is in it.</summary>
    internal static void WriteMembers(IBufferWriter<byte> output, AdmissionResponse response)
    {
        using var writer = new Utf8JsonWriter(output, Options);
        writer.WriteStartObject();
        writer.WriteString("apiVersion"u8, AdmissionReviewReader.ApiVersion);
        writer.WriteString("kind"u8, AdmissionReviewReader.Kind);
        writer.WriteStartObject("response"u8);
        writer.WriteString("uid"u8, response.Uid);
        writer.WriteBoolean("allowed"u8, response.Allowed);
        WriteStatus(writer, response.Status);
        WritePatch(writer, response.Patch);
        WriteWarnings(writer, response.Warnings);
        WriteAuditAnnotations(writer, response.AuditAnnotations);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void WriteStatus(Utf8JsonWriter writer, AdmissionStatus? status)
    {
        if (status is null)
            return;

        writer.WriteStartObject("status"u8);
        writer.WriteString("status"u8, "Failure"u8);
        writer.WriteString("message"u8, status.Message);
        writer.WriteString("reason"u8, status.Reason);
        if (status.Name.Length > 0 || status.Causes.Count > 0)
            WriteDetails(writer, status);

        writer.WriteNumber("code"u8, status.Code);
        writer.WriteEndObject();
    }

    private static void WriteDetails(Utf8JsonWriter writer, AdmissionStatus status)
    {
        writer.WriteStartObject("details"u8);
        writer.WriteString("name"u8, status.Name);
        writer.WriteString("group"u8, status.Group);
        writer.WriteString("kind"u8, status.Kind);
        writer.WriteStartArray("causes"u8);
        foreach (var cause in status.Causes)
        {
            writer.WriteStartObject();
            writer.WriteString("reason"u8, cause.Reason);
            writer.WriteString("message"u8, cause.Message);
            writer.WriteString("field"u8, cause.Field);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WritePatch(Utf8JsonWriter writer, IReadOnlyList<JsonPatchOperation> patch)
    {
        if (patch.Count == 0)
            return;

        writer.WriteBase64String("patch"u8, EncodedPatch.Write(patch).Span);
        writer.WriteString("patchType"u8, "JSONPatch"u8);
    }

    private static void WriteWarnings(Utf8JsonWriter writer, IReadOnlyList<string> warnings)
    {
        if (warnings.Count == 0)
            return;

        writer.WriteStartArray("warnings"u8);
        foreach (var warning in warnings)
            writer.WriteStringValue(warning);

        writer.WriteEndArray();
    }

    private static void WriteAuditAnnotations(Utf8JsonWriter writer, IReadOnlyList<KeyValuePair<string, string>> annotations)
    {
        if (annotations.Count == 0)
            return;

        writer.WriteStartObject("auditAnnotations"u8);
        foreach (var (key, value) in annotations)
            writer.WriteString(key, value);

        writer.WriteEndObject();
    }
}
