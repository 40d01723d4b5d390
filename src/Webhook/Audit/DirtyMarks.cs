namespace Webhook.Audit;

/// <summary>Gathers what has changed until it is judged. Safe for use from many threads; marking costs next to nothing.</summary>
/// <param name="settings">How long to gather.</param>
/// <param name="time">The clock.</param>
internal sealed class DirtyMarks(AuditSettings settings, TimeProvider time)
{
    private readonly Lock _gate = new();
    private HashSet<string> _namespaces = [];
    private HashSet<string> _uids = [];
    private bool _all;
    private bool _any;
    private long _first;
    private long _last;

    /// <summary>Everything has to be judged anew.</summary>
    public void MarkAll()
    {
        lock (_gate)
        {
            _all = true;
            Touch();
        }
    }

    /// <summary>The DaemonSets of a namespace have to be judged anew.</summary>
    public void MarkNamespace(string @namespace)
    {
        lock (_gate)
        {
            _namespaces.Add(@namespace);
            Touch();
        }
    }

    /// <summary>One DaemonSet has to be judged anew; an UID of something else does no harm.</summary>
    public void MarkDaemonSet(string uid)
    {
        lock (_gate)
        {
            _uids.Add(uid);
            Touch();
        }
    }

    /// <summary>What has changed, once it has been quiet for long enough or waited for too long; <c>null</c> until then.</summary>
    public AuditScope? TakeDue()
    {
        lock (_gate)
        {
            var due = _any && (time.GetElapsedTime(_last) >= settings.Quiet || time.GetElapsedTime(_first) >= settings.LongestDelay);
            return due ? Take() : null;
        }
    }

    /// <summary>Forgets all marks: everything is about to be judged.</summary>
    public void Clear()
    {
        lock (_gate)
            _ = Take();
    }

    private AuditScope Take()
    {
        var taken = new AuditScope { All = _all, Namespaces = _namespaces, Uids = _uids };
        (_all, _any, _namespaces, _uids) = (false, false, [], []);
        return taken;
    }

    private void Touch()
    {
        _last = time.GetTimestamp();
        if (!_any)
            (_any, _first) = (true, _last);
    }
}
