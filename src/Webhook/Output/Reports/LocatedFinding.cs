using Webhook.Model.Manifests;
using Webhook.Policy;

namespace Webhook.Output.Reports;

/// <summary>A finding with its place in the file.</summary>
/// <param name="Finding">The finding.</param>
/// <param name="Position">Where its field stands, or the nearest ancestor that is written; <c>null</c> for a live object.</param>
internal sealed record LocatedFinding(Finding Finding, Position? Position)
{
    /// <summary>Message and remedy in one line, as a denial prints them.</summary>
    public string Text => $"{Finding.Message}; {Finding.Remedy}";
}
