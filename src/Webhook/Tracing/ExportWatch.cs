using System.Globalization;
using Webhook.Model.Text;

namespace Webhook.Tracing;

/// <summary>Stands between the exporter of traces and its receiver, and says when sending begins to fail and when it works again.</summary>
/// <remarks>The SDK tells of failures by an EventSource only, which a trimmed program is built without.</remarks>
/// <param name="signal">Where it sends.</param>
/// <param name="logger">Gets the lines.</param>
/// <param name="inner">Sends.</param>
internal sealed class ExportWatch(OtlpSignal signal, ILogger logger, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private const string Signal = "traces";
    private const string GrpcStatus = "grpc-status";

    /// <summary>Runes of a receiver's own words that are passed on.</summary>
    private const int MaxRunes = 256;

    private bool _isFailing;

    /// <inheritdoc/>
    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            var response = base.Send(request, cancellationToken);
            response.Content.LoadIntoBufferAsync(cancellationToken).GetAwaiter().GetResult();
            Note(Refusal(response));
            return response;
        }
        catch (Exception exception)
        {
            Note(Failure(exception));
            throw;
        }
    }

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            var response = await base.SendAsync(request, cancellationToken);
            await response.Content.LoadIntoBufferAsync(cancellationToken);
            Note(Refusal(response));
            return response;
        }
        catch (Exception exception)
        {
            Note(Failure(exception));
            throw;
        }
    }

    /// <summary>Why the receiver did not take it; <c>null</c> when it did.</summary>
    private static string? Refusal(HttpResponseMessage response)
    {
        if (!response.IsSuccessStatusCode)
            return $"it answers {((int)response.StatusCode).ToString(CultureInfo.InvariantCulture)}";

        // A call that fails at once has its status among the headers, any other behind the body.
        var status = Value(response, GrpcStatus);
        return status is "" or "0" ? null : $"it answers with gRPC status {status} {Value(response, "grpc-message")}".TrimEnd();
    }

    private static string Value(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) || response.TrailingHeaders.TryGetValues(name, out values) ? string.Join(' ', values) : "";

    private string Failure(Exception exception) => exception is OperationCanceledException
        ? $"it did not answer within {signal.Timeout.TotalSeconds.ToString(CultureInfo.InvariantCulture)} s"
        : exception.GetBaseException().Message.TrimEnd('.');

    /// <summary>One line as it begins to fail and one as it works again: an outage lasts for many tries.</summary>
    private void Note(string? failure)
    {
        var wasFailing = _isFailing;
        _isFailing = failure is not null;
        if (failure is not null && !wasFailing)
            TracingLog.ExportFailed(logger, Signal, signal.Endpoint.GetLeftPart(UriPartial.Path), OneLine.Cut(OneLine.Of(failure), MaxRunes));
        else if (failure is null && wasFailing)
            TracingLog.ExportRecovered(logger, Signal, signal.Endpoint.GetLeftPart(UriPartial.Path));
    }
}
