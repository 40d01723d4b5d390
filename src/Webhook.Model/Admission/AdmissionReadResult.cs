namespace Webhook.Model.Admission;

/// <summary>What could be read of an AdmissionReview: a request, or a problem with or without the uid to answer it under.</summary>
public sealed record AdmissionReadResult
{
    /// <summary>The request's uid as soon as it was read, whatever came after it; <c>null</c> when no answer can be addressed.</summary>
    public string? Uid { get; init; }

    /// <summary>The whole request; <c>null</c> when there is a problem.</summary>
    public AdmissionRequest? Request { get; init; }

    /// <summary>What is wrong and what was expected, one line; empty when there is a request.</summary>
    public string Problem { get; init; } = "";
}
