namespace Webhook.Model.Manifests;

/// <summary>How bad a <see cref="ManifestProblem"/> is.</summary>
public enum ProblemSeverity
{
    /// <summary>The API server would take the object; the user probably meant something else.</summary>
    Warning,

    /// <summary>The object, or the rest of the document, can't be read.</summary>
    Error,
}
