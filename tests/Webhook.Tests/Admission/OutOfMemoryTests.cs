using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging.Abstractions;
using Webhook.Admission;
using Webhook.Metrics;
using Webhook.Model.Admission;

namespace Webhook.Tests.Admission;

public sealed class OutOfMemoryTests
{
    [Fact]
    public async Task Is_answered_503_as_all_is_that_there_is_no_room_for()
    {
        using var turns = new JudgingTurns(1, TimeProvider.System);
        var handler = new AdmissionHandler(
            WebhookKind.Validate, new NoReviewer(), new AdmissionMetrics(new Instruments()), TimeProvider.System, NullLogger<AdmissionHandler>.Instance);
        var context = new DefaultHttpContext { Request = { Method = HttpMethods.Post, ContentType = "application/json" } };
        context.Features.Set<IRequestBodyPipeFeature>(new FullMemory());

        await new AdmissionEndpoint(handler, new BodyRoom(RequestBody.MaxBytes), turns, TimeProvider.System).HandleAsync(context);

        Assert.Equal(StatusCodes.Status503ServiceUnavailable, context.Response.StatusCode);
    }

    private sealed class FullMemory : IRequestBodyPipeFeature
    {
        public PipeReader Reader => throw new InsufficientMemoryException();
    }

    private sealed class NoReviewer : IReviewer
    {
        public AdmissionDecision Review(AdmissionRequest request, ReviewDeadline deadline) => throw new NotSupportedException();
    }
}
