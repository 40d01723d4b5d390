namespace Webhook.Policy.Templates;

/// <summary>Whether a review changes the pod template, and so starts a roll-out.</summary>
internal enum TemplateChange
{
    /// <summary>It is no update, or both templates are stored alike.</summary>
    None,

    /// <summary>An update whose templates can't be compared: the stored object is known only as far as rules read it, or they differ in fields that this version does not know.</summary>
    Possible,

    /// <summary>An update of the template.</summary>
    Certain,
}
