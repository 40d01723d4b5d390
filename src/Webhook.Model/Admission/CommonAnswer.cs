using System.Buffers;
using System.Text;
using Webhook.Model.Patches;

namespace Webhook.Model.Admission;

/// <summary>Writes the answers that nearly every request gets, those of encoded parts alone, by copying them one behind the other.</summary>
/// <remarks>The bytes are those that <see cref="AdmissionReviewWriter"/> writes member by member; a test holds the two equal.</remarks>
internal static class CommonAnswer
{
    // What stands between quotes as it is, in every encoding of JSON; UIDs of the API server are made of hexadecimal digits and dashes.
    private static readonly SearchValues<char> Plain =
        SearchValues.Create("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_.");

    /// <summary>Writes the whole body, or nothing when the answer is not one of these.</summary>
    public static bool TryWrite(IBufferWriter<byte> output, AdmissionResponse response)
    {
        if (!response.Allowed || response.Status is not null || response.Warnings.Count > 0 || response.Uid.AsSpan().ContainsAnyExcept(Plain))
            return false;

        if (response.Patch is not (EncodedPatch or { Count: 0 }) || response.AuditAnnotations is not (EncodedAnnotations or { Count: 0 }))
            return false;

        output.Write("{\"apiVersion\":\"admission.k8s.io/v1\",\"kind\":\"AdmissionReview\",\"response\":{\"uid\":\""u8);
        Encoding.ASCII.GetBytes(response.Uid, output);
        output.Write("\",\"allowed\":true"u8);
        if (response.Patch is EncodedPatch { Count: > 0 } patch)
        {
            output.Write(",\"patch\":\""u8);
            output.Write(patch.Base64);
            output.Write("\",\"patchType\":\"JSONPatch\""u8);
        }

        if (response.AuditAnnotations is EncodedAnnotations { Count: > 0 } annotations)
        {
            output.Write(",\"auditAnnotations\":"u8);
            output.Write(annotations.Json.Span);
        }

        output.Write("}}"u8);
        return true;
    }
}
