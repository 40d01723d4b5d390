namespace Webhook.Kubernetes.Reports;

/// <summary>A report on what policies say of the objects of one namespace, whichever API it is kept in.</summary>
public sealed record PolicyReport
{
    /// <summary>Namespace of the report and of what it is about.</summary>
    public required string Namespace { get; init; }

    /// <summary>Name of the report.</summary>
    public required string Name { get; init; }

    /// <summary>The object that takes the report along when it is deleted; <c>null</c> for none.</summary>
    public ReportOwner? Owner { get; init; }

    /// <summary>How many results there are of each outcome, those included that are left out of <see cref="Results"/>.</summary>
    public ReportSummary Summary { get; init; } = new();

    /// <summary>The results, in the order to be shown.</summary>
    public IReadOnlyList<ReportResult> Results { get; init; } = [];

    /// <summary>Whether two reports are the same to who reads them.</summary>
    public bool SaysTheSameAs(PolicyReport other) =>
        (Namespace, Name, Owner, Summary) == (other.Namespace, other.Name, other.Owner, other.Summary)
        && Results.Count == other.Results.Count
        && Results.Zip(other.Results).All(pair => pair.First.SaysTheSameAs(pair.Second));
}
