namespace Webhook.Logging;

/// <summary>A stream of lines with a bounded queue before it: whoever logs never waits for the stream, and never hears of its errors.</summary>
/// <remarks>
/// Lines are copied into a buffer that one thread writes and empties. When the stream takes nothing (a pipe nobody reads, a disk
/// that is full) the buffer fills up, further lines are dropped, and as soon as the stream takes lines again one says how many
/// are missing. Safe for use from many threads.
/// </remarks>
internal sealed class LogOutput : IDisposable
{
    private const int InitialBytes = 16 * 1024;
    private const int MaxBytesKept = 256 * 1024;
    private const int StackBytes = 256 * 1024;

    private readonly object _gate = new();
    private readonly Stream _stream;
    private readonly Action<Utf8Line, long> _droppedLine;
    private readonly LogOutputLimits _limits;
    private readonly Thread _writer;
    private readonly Utf8Line _report = new();
    private byte[] _filling = new byte[InitialBytes];
    private byte[] _writing = new byte[InitialBytes];
    private int _filled;
    private int _lines;
    private long _dropped;
    private bool _isUrgent;
    private bool _isWriting;
    private bool _isEnding;

    /// <summary>Only of the writing thread: the last write failed, perhaps within a line.</summary>
    private bool _isTorn;

    /// <summary>Begins to write what is appended.</summary>
    /// <param name="stream">Where to; not disposed.</param>
    /// <param name="droppedLine">Writes the line that says how many are missing.</param>
    /// <param name="limits">How much is held back.</param>
    public LogOutput(Stream stream, Action<Utf8Line, long> droppedLine, LogOutputLimits limits)
    {
        (_stream, _droppedLine, _limits) = (stream, droppedLine, limits);
        _writer = new(Run, StackBytes) { IsBackground = true, Name = "log output" };
        _writer.Start();
        AppDomain.CurrentDomain.ProcessExit += OnProcessExit;
    }

    /// <summary>Takes a line over; drops and counts it when there is no room.</summary>
    /// <param name="line">The line, with its end.</param>
    /// <param name="isUrgent">Whether it is to be written at once.</param>
    public void Append(ReadOnlySpan<byte> line, bool isUrgent)
    {
        lock (_gate)
        {
            if (_isEnding || _filled + line.Length > _limits.Capacity)
            {
                _dropped++;
                return;
            }

            if (_filled + line.Length > _filling.Length)
                Array.Resize(ref _filling, Math.Max(_filled + line.Length, 2 * _filling.Length));

            line.CopyTo(_filling.AsSpan(_filled));
            _filled += line.Length;
            _lines++;

            // The writer waits for a first line, and then only for something urgent.
            if (_lines == 1 || isUrgent && !_isUrgent)
                Monitor.PulseAll(_gate);

            _isUrgent |= isUrgent;
        }
    }

    /// <summary>Waits until everything so far is written, but not for longer than <see cref="LogOutputLimits.EndPatience"/>.</summary>
    public void Flush()
    {
        var end = Environment.TickCount64 + (long)_limits.EndPatience.TotalMilliseconds;
        lock (_gate)
        {
            _isUrgent = true;
            Monitor.PulseAll(_gate);
            while ((_filled > 0 || _dropped > 0 || _isWriting) && end - Environment.TickCount64 is > 0 and var left)
                Monitor.Wait(_gate, (int)left);
        }
    }

    /// <summary>Writes what is left and ends; lines that come later are lost.</summary>
    public void Dispose()
    {
        AppDomain.CurrentDomain.ProcessExit -= OnProcessExit;
        lock (_gate)
        {
            _isEnding = true;
            Monitor.PulseAll(_gate);
        }

        // A thread that a dead pipe holds is left behind: it doesn't keep the process.
        _writer.Join(_limits.EndPatience);
    }

    private void OnProcessExit(object? sender, EventArgs e) => Flush();

    private void Run()
    {
        while (Next() is var (bytes, lines, dropped))
        {
            var missing = Write(bytes, lines, dropped);
            lock (_gate)
            {
                _isWriting = false;
                _dropped += missing;
                Monitor.PulseAll(_gate);

                // Lines that come meanwhile are kept as long as there is room; what is left at the end gets one more try.
                if (missing > 0 && _isEnding)
                    return;

                if (missing > 0)
                    Wait(_limits.RetryDelay);
            }
        }
    }

    /// <summary>Waits for lines and takes all there are; <c>null</c> at the end.</summary>
    private (ReadOnlyMemory<byte> Bytes, int Lines, long Dropped)? Next()
    {
        lock (_gate)
        {
            while (_filled == 0 && _dropped == 0 && !_isEnding)
                Monitor.Wait(_gate);

            if (_filled == 0 && _dropped == 0)
                return null;

            if (!_isUrgent && !_isEnding)
                Monitor.Wait(_gate, _limits.BatchDelay);

            var taken = (_filling.AsMemory(0, _filled), _lines, _dropped);
            (_filling, _writing) = (_writing.Length > MaxBytesKept ? new byte[InitialBytes] : _writing, _filling);
            (_filled, _lines, _dropped, _isUrgent, _isWriting) = (0, 0, 0, false, true);
            return taken;
        }
    }

    /// <summary>Waits, with the gate held, whoever pulses it; the end of the output cuts it short.</summary>
    private void Wait(TimeSpan delay)
    {
        var end = Environment.TickCount64 + (long)delay.TotalMilliseconds;
        while (!_isEnding && end - Environment.TickCount64 is > 0 and var left)
            Monitor.Wait(_gate, (int)left);
    }

    /// <summary>Writes what was taken.</summary>
    /// <returns>How many lines the stream did not take, of these and of those that were dropped before.</returns>
    private long Write(ReadOnlyMemory<byte> bytes, int lines, long dropped)
    {
        var missing = lines + dropped;
        try
        {
            if (_isTorn)
                _stream.Write("\n"u8);

            _isTorn = true;
            _stream.Write(bytes.Span);
            missing = dropped;
            if (dropped > 0)
            {
                _report.Clear();
                _droppedLine(_report, dropped);
                _stream.Write(_report.Written);
            }

            _stream.Flush();
            _isTorn = false;
            return 0;
        }
        catch (Exception)
        {
            // There is nowhere to tell of it but the stream itself, later.
            return Math.Max(missing, 1);
        }
    }
}
