namespace Webhook.Audit;

/// <summary>Where an audit writes what it finds.</summary>
/// <param name="Reports">The reports.</param>
/// <param name="Events">The Events.</param>
internal sealed record AuditOutput(ReportKeeper Reports, AuditEvents Events);
