namespace Webhook.Fuzzing.Loop;

/// <summary>Keeps the input at hand in a file, for when the process itself dies, and notices when one never ends.</summary>
internal sealed class CurrentInput : IDisposable
{
    private readonly Lock _gate = new();
    private readonly FileStream _file;
    private readonly Timer _timer;
    private readonly TimeSpan _patience;
    private readonly Action<byte[]> _hangs;
    private byte[]? _input;
    private TimeSpan _since;

    /// <param name="file">The file; what is there is overwritten.</param>
    /// <param name="patience">CPU time of the process that an input may take, so that a busy machine is no hang.</param>
    /// <param name="hangs">Is told of one that takes longer, once.</param>
    public CurrentInput(string file, TimeSpan patience, Action<byte[]> hangs)
    {
        _file = new(file, FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0);
        (_patience, _hangs) = (patience, hangs);
        _timer = new(_ => Look(), null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));
    }

    /// <summary>The next input is about to be run.</summary>
    public void Begin(byte[] input)
    {
        lock (_gate)
            (_input, _since) = (input, Environment.CpuUsage.TotalTime);

        _file.Position = 0;
        _file.Write(input);
        _file.SetLength(input.Length);
    }

    public void Dispose()
    {
        _timer.Dispose();
        _file.Dispose();
    }

    private void Look()
    {
        byte[]? late;
        lock (_gate)
        {
            late = _input is not null && Environment.CpuUsage.TotalTime - _since > _patience ? _input : null;
            _input = late is null ? _input : null;
        }

        if (late is not null)
            _hangs(late);
    }
}
