using System.Text;

namespace Webhook.Benchmarks.Load;

/// <summary>What is sent over and over, each time under another uid, and what must come back.</summary>
/// <param name="Path">Where to.</param>
/// <param name="Body">An AdmissionReview.</param>
/// <param name="ExpectsPatch">Whether the answer must carry a patch.</param>
internal sealed record LoadRequest(string Path, byte[] Body, bool ExpectsPatch)
{
    private const int UidLength = 36;

    private static ReadOnlySpan<byte> UidKey => "\"uid\":\""u8;

    /// <summary>Where in the body its uid lies.</summary>
    public Range Uid { get; } = UidOf(Body);

    /// <summary>Header and body of an HTTP/1.1 request.</summary>
    /// <param name="uid">Where in it the uid lies.</param>
    public byte[] ToHttp1(out Range uid)
    {
        var header = Encoding.ASCII.GetBytes(
            $"POST {Path} HTTP/1.1\r\nHost: localhost\r\nUser-Agent: kube-apiserver-admission\r\nAccept: application/json\r\nContent-Type: application/json\r\nContent-Length: {Body.Length}\r\n\r\n");
        uid = new(Uid.Start.Value + header.Length, Uid.End.Value + header.Length);
        return [.. header, .. Body];
    }

    /// <summary>Writes a number into a uid, so that an answer to another request is told apart.</summary>
    public static void Number(Span<byte> uid, long number)
    {
        for (var i = uid.Length - 1; i >= uid.Length - 12; i--, number >>= 4)
            uid[i] = (byte)"0123456789abcdef"[(int)(number & 15)];
    }

    /// <summary>Holds an answer's body against what must come back.</summary>
    /// <exception cref="LoadException">It is another answer.</exception>
    public void Verify(ReadOnlySpan<byte> answer, ReadOnlySpan<byte> uid)
    {
        var isRight = answer.IndexOf(uid) >= 0
            && answer.IndexOf("\"allowed\":true"u8) >= 0
            && answer.IndexOf("skipped-rules"u8) < 0
            && (!ExpectsPatch || answer.IndexOf("\"patch\":\""u8) >= 0);
        if (!isRight)
            throw new LoadException($"{Path} gave a wrong answer to request {Encoding.UTF8.GetString(uid)}: {Encoding.UTF8.GetString(answer)}");
    }

    private static Range UidOf(ReadOnlySpan<byte> body)
    {
        var start = body.IndexOf(UidKey) + UidKey.Length;
        return new(start, start + UidLength);
    }
}
