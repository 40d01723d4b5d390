using Webhook.Kubernetes.Reports;

namespace Webhook.Audit;

/// <summary>What the last leader found, as its reports tell: so that a new one tells what is new, and nothing twice.</summary>
internal sealed class AuditSeed
{
    private readonly Dictionary<string, Dictionary<FindingKey, DateTimeOffset>> _known = new(StringComparer.Ordinal);
    private readonly HashSet<string> _namespaces = new(StringComparer.Ordinal);

    /// <summary>Of reports; without any, nothing is known and nothing is told of what is found first.</summary>
    public AuditSeed(IEnumerable<PolicyReport> reports)
    {
        foreach (var report in reports)
        {
            // A report that leaves results out does not tell what is new.
            if (!NamespaceReport.IsCut(report))
                _namespaces.Add(report.Namespace);

            foreach (var result in report.Results)
                Read(result);
        }
    }

    /// <summary>Whether a finding of a namespace that is not known is a new one.</summary>
    public bool Covers(string @namespace) => _namespaces.Contains(@namespace);

    /// <summary>The findings on a DaemonSet and since when they were there; empty for none.</summary>
    public IReadOnlyDictionary<FindingKey, DateTimeOffset> Of(string uid) =>
        _known.TryGetValue(uid, out var known) ? known : new Dictionary<FindingKey, DateTimeOffset>();

    private void Read(ReportResult result)
    {
        if (result.Subject is not { } subject || NamespaceReport.KeyOf(result) is not { } key)
            return;

        if (!_known.TryGetValue(subject.Uid, out var keys))
            _known[subject.Uid] = keys = [];

        keys.TryAdd(key, result.Since ?? DateTimeOffset.UnixEpoch);
    }
}
