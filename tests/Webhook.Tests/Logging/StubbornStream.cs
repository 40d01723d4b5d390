using System.Text;

namespace Webhook.Tests.Logging;

/// <summary>A stream that takes nothing while it is told not to: it holds the writer, or throws.</summary>
internal sealed class StubbornStream : Stream
{
    private readonly Lock _gate = new();
    private readonly MemoryStream _taken = new();

    /// <summary>Set while writes pass.</summary>
    public ManualResetEventSlim Open { get; } = new(true);

    /// <summary>Set once a write waits, or has thrown.</summary>
    public ManualResetEventSlim Refused { get; } = new();

    /// <summary>Set at each write that passed.</summary>
    public AutoResetEvent Taken { get; } = new(false);

    /// <summary>Whether writes throw, after half of what they were given, as on a disk that is full.</summary>
    public bool IsFull { get; set; }

    public string Text
    {
        get
        {
            lock (_gate)
                return Encoding.UTF8.GetString(_taken.ToArray());
        }
    }

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        if (!Open.IsSet)
            Refused.Set();

        Open.Wait();
        lock (_gate)
            _taken.Write(IsFull ? buffer[..(buffer.Length / 2)] : buffer);

        if (IsFull)
        {
            Refused.Set();
            throw new IOException("no space left on device");
        }

        Taken.Set();
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        Open.Dispose();
        Refused.Dispose();
        Taken.Dispose();
        _taken.Dispose();
        base.Dispose(disposing);
    }
}
