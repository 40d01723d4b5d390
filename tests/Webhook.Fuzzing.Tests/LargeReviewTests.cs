using Webhook.Admission;
using Webhook.Fuzzing.Loop;
using Webhook.Fuzzing.Oracles;
using Webhook.Fuzzing.Targets;

namespace Webhook.Fuzzing.Tests;

/// <summary>Bodies of 8 MiB, each of one small thing over and over: answered, and within 64 MiB of memory.</summary>
/// <param name="output">Gets the figures.</param>
public sealed class LargeReviewTests(ITestOutputHelper output)
{
    private const int Bytes = 8 << 20;
    private const long MostAllocated = 64 << 20;

    private static readonly AdmissionRig Rig = new();

    public static TheoryData<string> Names => [.. LargeReviews.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void Answers_within_64_MiB(string name)
    {
        var body = LargeReviews.Of(name, Bytes);
        var review = ExpectedReview.Read(body);
        foreach (var webhook in Enum.GetValues<WebhookKind>())
        {
            var meter = Meter.Start();

            var reply = Meter.Measure(() => Rig.Send(webhook, body, 4096));

            output.WriteLine($"{name} {webhook}: {meter.Cpu.TotalMilliseconds:0} ms CPU, {meter.Allocated >> 10} KiB, answer {reply.Body.Length} bytes");
            Assert.Empty(reply.Failures);
            ReplyOracle.Check(webhook, review, reply, new());
            Assert.InRange(meter.Allocated, 0, MostAllocated);
        }
    }
}
