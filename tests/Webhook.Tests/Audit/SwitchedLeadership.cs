using Webhook.Kubernetes.Leases;

namespace Webhook.Tests.Audit;

/// <summary>Leads from when a test says so until it says otherwise.</summary>
internal sealed class SwitchedLeadership : ILeadership, IDisposable
{
    private TaskCompletionSource<CancellationToken> _elected = NewSignal<CancellationToken>();
    private TaskCompletionSource<bool> _asked = NewSignal<bool>();
    private CancellationTokenSource? _term;

    public bool IsLeader => _term is not null;

    public Task<CancellationToken> WaitAsync(CancellationToken cancellation)
    {
        if (!IsLeader)
            _asked.TrySetResult(true);

        return _elected.Task.WaitAsync(cancellation);
    }

    public void Elect()
    {
        _term = new();
        _elected.SetResult(_term.Token);
    }

    /// <summary>Ends the term; on return who led has come to wait for the next one.</summary>
    public async Task LoseAsync()
    {
        var term = _term!;
        (_term, _elected, _asked) = (null, NewSignal<CancellationToken>(), NewSignal<bool>());
        await term.CancelAsync();
        await _asked.Task.WaitAsync(TimeSpan.FromSeconds(30));
        term.Dispose();
    }

    public void Dispose() => _term?.Dispose();

    private static TaskCompletionSource<T> NewSignal<T>() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
