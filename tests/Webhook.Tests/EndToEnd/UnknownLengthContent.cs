using System.Net;

namespace Webhook.Tests.EndToEnd;

/// <summary>A body that is sent without saying beforehand how long it is.</summary>
internal sealed class UnknownLengthContent(Stream source) : HttpContent
{
    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => source.CopyToAsync(stream);

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }
}
