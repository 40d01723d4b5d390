using System.Buffers;
using System.Text;
using Webhook.Model.Patches;

namespace Webhook.Model.Admission;

/// <summary>Writes the answers that nearly every request gets, those of encoded parts and plain warnings, by copying them one behind the other.</summary>
/// <remarks>The bytes are those that <see cref="AdmissionReviewWriter"/> writes member by member; a test holds the two equal.</remarks>
internal static class CommonAnswer
{
    // What stands between quotes as it is: ASCII that is printed, but for the quote and the backslash.
    private static readonly SearchValues<char> Plain =
        SearchValues.Create(" !#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}~");

    /// <summary>Writes the whole body, or nothing when the answer is not one of these.</summary>
    public static bool TryWrite(IBufferWriter<byte> output, AdmissionResponse response)
    {
        if (!response.Allowed || response.Status is not null || !IsPlain(response.Uid) || !ArePlain(response.Warnings))
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

        for (var i = 0; i < response.Warnings.Count; i++)
        {
            output.Write(i == 0 ? ",\"warnings\":[\""u8 : "\",\""u8);
            Encoding.ASCII.GetBytes(response.Warnings[i], output);
        }

        output.Write(response.Warnings.Count > 0 ? "\"]"u8 : []);
        if (response.AuditAnnotations is EncodedAnnotations { Count: > 0 } annotations)
        {
            output.Write(",\"auditAnnotations\":"u8);
            output.Write(annotations.Json.Span);
        }

        output.Write("}}"u8);
        return true;
    }

    private static bool ArePlain(IReadOnlyList<string> texts)
    {
        for (var i = 0; i < texts.Count; i++)
        {
            if (!IsPlain(texts[i]))
                return false;
        }

        return true;
    }

    private static bool IsPlain(string text) => !text.AsSpan().ContainsAnyExcept(Plain);
}
