namespace Webhook.Policy.Adoption;

/// <summary>What becomes of an orphan that a DaemonSet adopts.</summary>
public enum AdoptionOutcome
{
    /// <summary>It lives on as a pod of the DaemonSet.</summary>
    Kept,

    /// <summary>It lives on if the DaemonSet's template is the one that it was made from, and is replaced if not.</summary>
    KeptIfTemplateIsTheSame,

    /// <summary>The roll-out replaces it, as it is not of the current template.</summary>
    Replaced,

    /// <summary>It lives on with its old template until somebody deletes it (OnDelete).</summary>
    Stale,

    /// <summary>The controller deletes it.</summary>
    Deleted,
}
