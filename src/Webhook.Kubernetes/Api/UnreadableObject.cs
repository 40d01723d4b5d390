namespace Webhook.Kubernetes.Api;

/// <summary>An object that the server sent and that could not be read, because a field that is needed has the wrong type.</summary>
/// <param name="Resource">The resource in lower case plural.</param>
/// <param name="Identity">Which object it is, as far as its metadata could be read: what could not be is empty.</param>
/// <param name="Problem">The field and what is wrong with it, for people.</param>
public sealed record UnreadableObject(string Resource, ObjectIdentity Identity, string Problem)
{
    /// <summary><c>pods a/b: spec.nodeName: …</c>.</summary>
    public override string ToString() => $"{Resource} {(Identity.Name.Length == 0 ? "without a name that can be read" : Identity)}: {Problem}";
}
