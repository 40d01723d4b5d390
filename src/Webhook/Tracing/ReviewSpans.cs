using System.Diagnostics;
using Microsoft.Extensions.Primitives;

namespace Webhook.Tracing;

/// <summary>Spans of reviews. Where nobody listens, each call is a check and nothing is made.</summary>
/// <remarks>
/// The span of a review is the only server span there is: the activity that ASP.NET Core could make of a request is never
/// asked for, so the API server's span is its parent, by W3C Trace Context (https://www.w3.org/TR/trace-context/).
/// </remarks>
internal static class ReviewSpans
{
    /// <summary>Name of the source, for OpenTelemetry.</summary>
    public const string SourceName = "daemonset-webhook";

    /// <summary>Part of a review: the envelope is read.</summary>
    public const string Decode = "decode";

    /// <summary>Part of a review: its objects are read, and rules or injection decide.</summary>
    public const string Evaluate = "evaluate";

    /// <summary>Part of a review: the answer is written.</summary>
    public const string Respond = "respond";

    /// <summary>Characters of a tracestate that are passed on: what W3C asks of everyone at least. A longer one is left out.</summary>
    private const int MaxStateLength = 512;

    private static readonly ActivitySource Source = new(SourceName, ProductVersion.Current.Version);

    /// <summary>Begins the span of one request.</summary>
    /// <param name="name">Name of the span, from a closed set.</param>
    /// <param name="request">The request.</param>
    /// <returns>The span, or <c>null</c> where nobody listens or the sampler wants none.</returns>
    public static Activity? Begin(string name, HttpRequest request)
    {
        if (!Source.HasListeners())
            return null;

        var span = Source.CreateActivity(name, ActivityKind.Server, ParentOf(request.Headers));
        if (span is { IsAllDataRequested: true })
        {
            span.SetTag("http.request.method", MethodOf(request));
            span.SetTag("http.route", request.Path.Value);
            span.SetTag("url.path", request.Path.Value);
            span.SetTag("url.scheme", request.Scheme);
            span.SetTag("network.protocol.version", request.Protocol.Replace("HTTP/", "", StringComparison.Ordinal));
        }

        return span?.Start();
    }

    /// <summary>Begins a part of the review under way; <c>null</c> outside of one, as while the server warms up.</summary>
    public static Activity? Part(string name) => Activity.Current is { } review && review.Source == Source ? Source.StartActivity(name) : null;

    /// <summary>
    /// The caller's span. More than one header, or one that is malformed, is no parent: a caller's mistake must not cost the
    /// trace, and ids that are made up would not be found anyway.
    /// </summary>
    private static ActivityContext ParentOf(IHeaderDictionary headers) =>
        headers.TraceParent is [var parent] && ActivityContext.TryParse(parent, StateOf(headers.TraceState), isRemote: true, out var context) ? context : default;

    /// <summary>Several headers are one list, as for every header that is a list.</summary>
    private static string? StateOf(StringValues state)
    {
        var text = state.Count == 0 ? null : state.ToString();
        return text is { Length: <= MaxStateLength } ? text : null;
    }

    /// <summary>A word of the caller's becomes no value of an attribute that backends take for an enumeration.</summary>
    private static string MethodOf(HttpRequest request) =>
        HttpMethods.GetCanonicalizedValue(request.Method) is var method && KnownMethods.Contains(method) ? method : "_OTHER";

    private static readonly string[] KnownMethods =
        ["GET", "HEAD", "POST", "PUT", "DELETE", "CONNECT", "OPTIONS", "TRACE", "PATCH"];
}
