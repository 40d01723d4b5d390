using System.Text;
using Webhook.Admission;
using Webhook.Fuzzing.Loop;
using Webhook.Fuzzing.Oracles;
using Webhook.Fuzzing.Targets;

namespace Webhook.Fuzzing.Tests;

/// <summary>Reviews of one small thing over and over: answered, and within 64 MiB of memory.</summary>
/// <param name="output">Gets the figures.</param>
public sealed class LargeReviewTests(ITestOutputHelper output)
{
    private const int MostBytes = 8 << 20;
    private const long MostAllocated = 64 << 20;

    private static readonly AdmissionRig Rig = new();

    public static TheoryData<string> Names => [.. LargeReviews.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void Answers_one_as_large_as_is_let_in(string name)
    {
        var body = LargeReviews.Of(name, MostBytes);
        Check(name, body);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Answers_one_as_large_as_is_judged(string name)
    {
        var bytes = MostBytes / 16;
        var body = LargeReviews.Of(name, bytes);
        while (Text(Rig.Send(WebhookKind.Validate, body, 4096)).Contains("more than can be judged", StringComparison.Ordinal))
            body = LargeReviews.Of(name, bytes = bytes / 5 * 4);

        Check(name, body);
    }

    private void Check(string name, byte[] body)
    {
        var review = ExpectedReview.Read(body);
        foreach (var webhook in Enum.GetValues<WebhookKind>())
            Check(name, webhook, body, review);
    }

    private void Check(string name, WebhookKind webhook, byte[] body, ExpectedReview review)
    {
        var meter = Meter.Start();

        var reply = Meter.Measure(() => Rig.Send(webhook, body, 4096));

        output.WriteLine(
            $"{name} {webhook}: {body.Length >> 10} KiB, {meter.Cpu.TotalMilliseconds:0} ms CPU, {meter.Allocated >> 10} KiB allocated, answer of {reply.Body.Length} bytes");
        Assert.Empty(reply.Failures);
        ReplyOracle.Check(webhook, review, reply, new());
        Assert.InRange(meter.Allocated, 0, MostAllocated);
    }

    private static string Text(AdmissionReply reply) => Encoding.UTF8.GetString(reply.Body);
}
