namespace Webhook.Policy;

/// <summary>Who sent the request, as the API server authenticated them.</summary>
/// <param name="Username">User name; <c>system:serviceaccount:namespace:name</c> for a service account.</param>
/// <param name="Groups">Groups of the user.</param>
public sealed record Requester(string Username, IReadOnlyList<string> Groups)
{
    /// <summary>Nobody: a file or the audit.</summary>
    public static Requester None { get; } = new("", []);
}
