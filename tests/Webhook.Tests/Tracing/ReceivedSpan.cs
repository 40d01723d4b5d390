namespace Webhook.Tests.Tracing;

/// <summary>A span as OTLP carries it (opentelemetry/proto/trace/v1/trace.proto).</summary>
internal sealed record ReceivedSpan(
    string TraceId, string Id, string ParentId, string TraceState, string Name, int Kind, int Status, IReadOnlyDictionary<string, string> Attributes, IReadOnlyDictionary<string, string> Resource)
{
    public const int Internal = 1;

    public const int Server = 2;

    public const int Error = 2;

    public static IEnumerable<ReceivedSpan> Of(ReadOnlyMemory<byte> request) =>
        from ofResource in new ProtobufFields(request).Messages(1)
        let resource = ofResource.Messages(1).Single().Attributes(1)
        from scope in ofResource.Messages(2)
        from span in scope.Messages(2)
        select new ReceivedSpan(
            span.Hex(1), span.Hex(2), span.Hex(4), span.Text(3), span.Text(5), (int)span.Number(6),
            (int)(span.Messages(15).FirstOrDefault()?.Number(3) ?? 0), span.Attributes(9), resource);
}
