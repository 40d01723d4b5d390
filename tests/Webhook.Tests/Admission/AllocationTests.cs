using System.Buffers;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Webhook.Admission;
using Webhook.Metrics;
using Webhook.Model.Admission;
using Webhook.Policies;
using Webhook.Tests.EndToEnd;

namespace Webhook.Tests.Admission;

/// <summary>What a review allocates between the bytes that come in and the bytes that go out, metrics included.</summary>
/// <remarks>Nothing else tells as surely that a string, a list or a closure was added to the path of every request: it hardly differs from run to run.</remarks>
public sealed class AllocationTests
{
    private const int Calls = 200;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Allocates_little_for_a_review_that_there_is_nothing_to_say_about(bool mutates)
    {
        var instruments = new Instruments();
        var store = new PolicyStore(
            [], PolicyFiles.Read([]), PolicyLoader.Load([]), policies => new(policies), TimeProvider.System, new PolicyMetrics(instruments), NullLogger<PolicyStore>.Instance);
        IReviewer reviewer = mutates ? new MutationReviewer(store, null, TimeProvider.System) : new ValidationReviewer(store, null, 0, TimeProvider.System);
        var handler = new AdmissionHandler(
            mutates ? WebhookKind.Mutate : WebhookKind.Validate, reviewer, new(instruments), TimeProvider.System, NullLogger<AdmissionHandler>.Instance);
        var body = Encoding.UTF8.GetBytes(Reviews.Create(Reviews.Agent()));
        var output = new ArrayBufferWriter<byte>(16 * 1024);
        for (var i = 0; i < Calls; i++)
            Call(handler, body, output);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < Calls; i++)
            Call(handler, body, output);

        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / Calls, 1, 2304);
        Assert.Contains("\"allowed\":true", Encoding.UTF8.GetString(output.WrittenSpan), StringComparison.Ordinal);
        Assert.DoesNotContain("\"warnings\"", Encoding.UTF8.GetString(output.WrittenSpan), StringComparison.Ordinal);
    }

    private static void Call(AdmissionHandler handler, byte[] body, ArrayBufferWriter<byte> output)
    {
        output.ResetWrittenCount();
        AdmissionReviewWriter.Write(output, handler.Handle(AdmissionReviewReader.Read(body), TimeProvider.System.GetTimestamp(), "10s"));
    }
}
