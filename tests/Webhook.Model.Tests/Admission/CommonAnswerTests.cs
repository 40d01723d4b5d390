using System.Buffers;
using System.Text;
using System.Text.Json;
using Webhook.Model.Admission;
using Webhook.Model.Patches;

namespace Webhook.Model.Tests.Admission;

public sealed class CommonAnswerTests
{
    private const string Printed = " !#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}~";

    private static readonly EncodedPatch Patch = new([new() { Op = "add", Path = "/spec/a~1b/-", Value = JsonElement.Parse("""{"key":"a/b+c<é>","seconds":30}""") }]);
    private static readonly EncodedAnnotations Annotations = new([new("policies", "default, \"other\" <é>"), new("injected", "a:NoSchedule op=Exists")]);

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    [InlineData(false, false, Printed)]
    [InlineData(false, true, "w", Printed)]
    [InlineData(true, true, "runs on 3 of 5 nodes: 2 have taint dedicated=gpu:NoSchedule", "", "w")]
    public void Writes_what_would_be_written_member_by_member(bool patched, bool annotated, params string[] warnings)
    {
        var encoded = AdmissionResponse.Allow("0df28fbd-5f5f-11e8-bc74-36e6bb280816") with
        {
            Patch = patched ? Patch : [],
            AuditAnnotations = annotated ? Annotations : [],
            Warnings = warnings,
        };
        var plain = encoded with { Patch = [.. encoded.Patch], AuditAnnotations = [.. encoded.AuditAnnotations] };
        var output = new ArrayBufferWriter<byte>();

        Assert.True(CommonAnswer.TryWrite(output, encoded));
        Assert.Equal(MemberByMember(plain), Encoding.UTF8.GetString(output.WrittenSpan));
        Assert.Equal(MemberByMember(plain), MemberByMember(encoded));
    }

    [Fact]
    public void Leaves_every_other_answer_alone()
    {
        var common = AdmissionResponse.Allow("u-1");
        AdmissionResponse[] others =
        [
            common with { Uid = "u\"1" },
            common with { Uid = "ü" },
            common with { Allowed = false },
            common with { Status = new() { Code = 403, Reason = "Forbidden", Message = "no" } },
            common with { Warnings = ["w", "\"w\""] },
            common with { Warnings = ["a\\b"] },
            common with { Warnings = ["a\u007f"] },
            common with { Warnings = ["é"] },
            common with { Patch = [.. Patch] },
            common with { AuditAnnotations = [new("a", "b")] },
        ];
        foreach (var other in others)
        {
            var output = new ArrayBufferWriter<byte>();

            Assert.False(CommonAnswer.TryWrite(output, other));
            Assert.Equal(0, output.WrittenCount);
        }
    }

    private static string MemberByMember(AdmissionResponse response)
    {
        var output = new ArrayBufferWriter<byte>();
        AdmissionReviewWriter.WriteMembers(output, response);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }
}
