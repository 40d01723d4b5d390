using System.Buffers;
using Microsoft.Extensions.Logging.Abstractions;
using Webhook.Admission;
using Webhook.Metrics;
using Webhook.Model.Admission;

namespace Webhook.Server;

/// <summary>Lets every part of an answer run once before the server listens.</summary>
/// <remarks>
/// The first review of a process takes a hundred times as long as the next, since its code is compiled on the way; on a
/// busy node that alone would use up the 1 s that a careful webhook configuration allows.
/// </remarks>
internal static class WarmUp
{
    /// <summary>Reads, reviews and answers the sample, without counting or logging it.</summary>
    /// <param name="reviewers">What stands behind each webhook.</param>
    /// <param name="time">The clock.</param>
    public static void Run(IEnumerable<(WebhookKind Webhook, IReviewer Reviewer)> reviewers, TimeProvider time)
    {
        var unread = new AdmissionMetrics(new Instruments());
        var review = SampleReview.Bytes();
        foreach (var (webhook, reviewer) in reviewers)
        {
            var handler = new AdmissionHandler(webhook, reviewer, unread, time, NullLogger<AdmissionHandler>.Instance);
            var response = handler.Handle(AdmissionReviewReader.Read(review), time.GetTimestamp(), null);
            AdmissionReviewWriter.Write(new ArrayBufferWriter<byte>(), response);
        }
    }
}
