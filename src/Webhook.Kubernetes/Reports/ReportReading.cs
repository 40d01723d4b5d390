using System.Text.Json;
using Webhook.Kubernetes.Api;

namespace Webhook.Kubernetes.Reports;

/// <summary>Reports as the API server holds them.</summary>
internal static class ReportReading
{
    public static Decoded<PolicyReport> Decode(ReadOnlySpan<byte> json)
    {
        var wire = JsonSerializer.Deserialize(json, ReportJsonContext.Default.ReportWire) ?? new();
        var meta = wire.Metadata ?? new();
        var identity = new ObjectIdentity(meta.Namespace ?? "", meta.Name ?? "", meta.Uid ?? "");
        var summary = wire.Summary ?? new();
        return new(identity, meta.ResourceVersion ?? "", new PolicyReport
        {
            Namespace = identity.Namespace,
            Name = identity.Name,
            Owner = meta.OwnerReferences is [var owner, ..] ? new(owner.ApiVersion ?? "", owner.Kind ?? "", owner.Name ?? "", owner.Uid ?? "") : null,
            Summary = new() { Pass = summary.Pass, Fail = summary.Fail, Warn = summary.Warn, Error = summary.Error, Skip = summary.Skip },
            Results = [.. (wire.Results ?? []).Select(Read)],
        });
    }

    private static ReportResult Read(ReportWire.ResultWire wire) => new()
    {
        Policy = wire.Policy ?? "",
        Rule = wire.Rule ?? "",
        Category = wire.Category ?? "",
        Outcome = ReportWords.Outcome(wire.Result),
        Severity = ReportWords.Severity(wire.Severity),
        Message = wire.Message ?? "",
        Since = wire.Timestamp is { } since ? DateTimeOffset.FromUnixTimeSeconds(Math.Clamp(since.Seconds, 0, Latest)) : null,
        Subject = wire.Resources is [var subject, ..]
            ? new(subject.ApiVersion ?? "", subject.Kind ?? "", subject.Namespace ?? "", subject.Name ?? "", subject.Uid ?? "")
            : null,
        Properties = wire.Properties ?? [],
    };

    /// <summary>What a DateTimeOffset can hold: somebody may have edited the report.</summary>
    private static readonly long Latest = DateTimeOffset.MaxValue.ToUnixTimeSeconds();
}
