using System.Buffers;
using System.Text;
using System.Text.Json;
using Webhook.Model.Admission;
using Webhook.Model.Patches;

namespace Webhook.Model.Tests.Admission;

public sealed class AdmissionReviewWriterTests
{
    [Fact]
    public void Leaves_out_everything_that_is_empty() => Assert.Equal(
        """{"apiVersion":"admission.k8s.io/v1","kind":"AdmissionReview","response":{"uid":"u-1","allowed":true}}""",
        Write(AdmissionResponse.Allow("u-1")));

    [Fact]
    public void Writes_a_patch_as_base64_with_its_type()
    {
        using var value = JsonDocument.Parse("[]");
        var operation = new JsonPatchOperation { Op = "add", Path = "/spec", Value = value.RootElement };

        var json = Write(AdmissionResponse.Allow("u-1") with { Patch = [operation] });

        var patch = Convert.ToBase64String("""[{"op":"add","path":"/spec","value":[]}]"""u8);
        Assert.EndsWith($"\"allowed\":true,\"patch\":\"{patch}\",\"patchType\":\"JSONPatch\"}}}}", json, StringComparison.Ordinal);
    }

    [Fact]
    public void Writes_a_denial_with_causes_warnings_and_annotations()
    {
        var response = new AdmissionResponse
        {
            Uid = "u-1",
            Allowed = false,
            Status = new()
            {
                Code = 403,
                Reason = "Forbidden",
                Message = "two pods can't\nshare",
                Name = "agent",
                Group = "apps",
                Kind = "DaemonSet",
                Causes = [new(StatusCause.FieldValueForbidden, "spec.selector", "why")],
            },
            Warnings = ["careful"],
            AuditAnnotations = [new("policies", "default")],
        };

        const string Expected = """
            {"apiVersion":"admission.k8s.io/v1","kind":"AdmissionReview","response":{"uid":"u-1","allowed":false,
            "status":{"status":"Failure","message":"two pods can't\nshare","reason":"Forbidden",
            "details":{"name":"agent","group":"apps","kind":"DaemonSet",
            "causes":[{"reason":"FieldValueForbidden","message":"why","field":"spec.selector"}]},"code":403},
            "warnings":["careful"],"auditAnnotations":{"policies":"default"}}}
            """;
        Assert.Equal(Expected.ReplaceLineEndings(""), Write(response));
    }

    private static string Write(AdmissionResponse response)
    {
        var output = new ArrayBufferWriter<byte>();
        AdmissionReviewWriter.Write(output, response);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }
}
