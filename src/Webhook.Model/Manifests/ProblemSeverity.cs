namespace Webhook.Model.Manifests;

/// <summary>How bad a <see cref="ManifestProblem"/> is.</summary>
public enum ProblemSeverity
{
    /// <summary>Nothing is wrong; something is left out that the user may have expected to be judged, and how to have it judged.</summary>
    Note,

    /// <summary>The API server would take the object; the user probably meant something else.</summary>
    Warning,

    /// <summary>The object, or the rest of the document, can't be read.</summary>
    Error,
}
