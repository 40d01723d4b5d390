using System.Globalization;
using System.Text.Json;
using System.Text.Unicode;
using Webhook.Model.Admission.Skimming;
using Webhook.Model.Apps;

namespace Webhook.Model.Admission;

/// <summary>Reads an admission.k8s.io/v1 AdmissionReview in one pass over the body.</summary>
/// <remarks>
/// Of duplicate members the last one counts, as in Go; unknown members are passed over. What is read is checked in full.
/// What is passed over is checked for UTF-8, the balance and order of its brackets, the ends of its strings and its depth,
/// and for nothing else: the API server's encoder gets no comma wrong. A body that is no good is read once more, token by
/// token, for a message that says where.
/// </remarks>
public static class AdmissionReviewReader
{
    /// <summary>The only version that is understood; the API server is told so by <c>admissionReviewVersions</c>.</summary>
    public const string ApiVersion = "admission.k8s.io/v1";

    /// <summary>Kind of the request's and the response's envelope.</summary>
    public const string Kind = "AdmissionReview";

    /// <summary>Levels of nesting that are followed.</summary>
    /// <remarks>
    /// The deepest field of a DaemonSet is a matchExpressions value of a pod affinity term, 15 levels below the review;
    /// its entry in managedFields takes 10 more. Five times that leaves room for what later releases add.
    /// </remarks>
    public const int MaxDepth = 128;

    private static readonly JsonReaderOptions Options = new() { MaxDepth = MaxDepth };

    /// <summary>Reads the envelope; never throws on content.</summary>
    /// <param name="body">The whole body; the result's objects are slices of it.</param>
    public static AdmissionReadResult Read(ReadOnlyMemory<byte> body)
    {
        if (body.IsEmpty)
            return new() { Problem = $"the body is empty; send an {Kind} of {ApiVersion} as JSON" };

        var isUtf8 = Utf8.IsValid(body.Span);
        return isUtf8 && ReviewSkim.Read(body) is { } request
            ? new() { Uid = request.Uid, Request = request }
            : ReadThoroughly(body);
    }

    /// <summary>Reads the envelope token by token, to the same result, and says of a broken one what is wrong.</summary>
    internal static AdmissionReadResult ReadThoroughly(ReadOnlyMemory<byte> body)
    {
        var envelope = new AdmissionEnvelope(body);
        var reader = new Utf8JsonReader(body.Span, Options);
        try
        {
            envelope.Read(ref reader);
            return Checked(body, envelope);
        }
        catch (JsonException exception)
        {
            return Failed(envelope, Describe(body, exception, reader.CurrentDepth));
        }
        catch (InvalidOperationException)
        {
            // GetString on a string that is no UTF-8 or holds half a surrogate pair.
            return Failed(envelope, "the body holds text that is not valid UTF-8");
        }
    }

    private static AdmissionReadResult Checked(ReadOnlyMemory<byte> body, AdmissionEnvelope envelope)
    {
        if (!Utf8.IsValid(body.Span))
            return Failed(envelope, "the body is not valid UTF-8");

        if (envelope.VersionProblem is { } wrongVersion)
            return Failed(envelope, wrongVersion);

        if (envelope.Request is { } request)
        {
            return WeightProblem(request) is { Length: > 0 } tooMuch
                ? Failed(envelope, $"request.object: {tooMuch}")
                : new() { Uid = request.Uid, Request = request };
        }

        return new() { Problem = envelope.HasRequest ? "request.uid is missing or empty" : "request is missing" };
    }

    /// <summary>What the DaemonSet that is to be stored has too much of to be judged; empty for nothing, and for anything but a DaemonSet.</summary>
    /// <remarks>One that is stored already, which may only be made smaller or deleted, is the decoder's to refuse.</remarks>
    private static string WeightProblem(AdmissionRequest request)
    {
        if (request.Kind is not { Group: "apps", Kind: DaemonSetKind.Kind } || request.SubResource.Length > 0 || request.Object.IsEmpty)
            return "";

        try
        {
            return DaemonSetDecoder.WeightProblem(request.Object.Span);
        }
        catch (JsonException)
        {
            // The decoder names what is wrong.
            return "";
        }
    }

    private static AdmissionReadResult Failed(AdmissionEnvelope envelope, string problem) => new() { Uid = envelope.Uid, Problem = problem };

    private static string Describe(ReadOnlyMemory<byte> body, JsonException exception, int depth)
    {
        if (exception is AdmissionFormatException)
            return exception.Message;

        if (!Utf8.IsValid(body.Span))
            return "the body is not valid UTF-8";

        // The reader stops in front of the level that is too deep; behind an opening bracket it counts one less.
        return depth >= MaxDepth - 1
            ? $"the body is nested deeper than {MaxDepth} levels"
            : string.Create(
                CultureInfo.InvariantCulture,
                $"the body is not valid JSON at line {exception.LineNumber + 1}, byte {exception.BytePositionInLine + 1}");
    }
}
