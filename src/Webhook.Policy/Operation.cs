namespace Webhook.Policy;

/// <summary>What a request does to the object; the operations of admission.k8s.io/v1.</summary>
public enum Operation
{
    /// <summary>A new object, also each object of a manifest file and each live object in the audit.</summary>
    Create,

    /// <summary>An update, patch or apply of an existing object.</summary>
    Update,

    /// <summary>A deletion; there is only an old object.</summary>
    Delete,

    /// <summary>A connection to a subresource; nothing is judged.</summary>
    Connect,
}
