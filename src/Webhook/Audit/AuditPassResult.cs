namespace Webhook.Audit;

/// <summary>What came of one pass.</summary>
internal sealed class AuditPassResult
{
    /// <summary>How many DaemonSets were judged.</summary>
    public int Judged { get; set; }

    /// <summary>Namespaces whose report may say something else now.</summary>
    public HashSet<string> Namespaces { get; } = new(StringComparer.Ordinal);

    /// <summary>DaemonSets with new or gone findings.</summary>
    public List<AuditChange> Changes { get; } = [];

    /// <summary>How many findings are new.</summary>
    public int Appeared => Changes.Sum(change => change.Appeared.Count);

    /// <summary>How many findings are gone.</summary>
    public int Gone => Changes.Sum(change => change.Gone.Count);
}
