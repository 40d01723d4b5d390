namespace Webhook.Policy.Templates;

/// <summary>How two pod templates differ.</summary>
public enum TemplateDifference
{
    /// <summary>They are stored alike.</summary>
    Equal,

    /// <summary>
    /// They differ only in fields that this version does not know or that are behind a feature gate: an API server that has them
    /// makes two revisions of it, any other one.
    /// </summary>
    InUnknownFields,

    /// <summary>The controller makes a new revision, and rolls it out.</summary>
    Different,
}
