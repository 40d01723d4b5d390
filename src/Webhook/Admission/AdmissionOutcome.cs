namespace Webhook.Admission;

/// <summary>How a request ended; values of the metric label <c>outcome</c>.</summary>
internal enum AdmissionOutcome
{
    /// <summary>Let pass unchanged.</summary>
    Allowed,

    /// <summary>Let pass with a patch.</summary>
    Mutated,

    /// <summary>Let pass; what is missing waits for the next change of the template.</summary>
    Deferred,

    /// <summary>Refused by a rule.</summary>
    Denied,

    /// <summary>Could not be judged: unreadable, or an exception outside the rules.</summary>
    Error,
}
