namespace Webhook.Model.Admission;

/// <summary>authentication.k8s.io/v1 UserInfo: who sent the request; the part that policies read.</summary>
/// <param name="Username">User name; empty when absent.</param>
/// <param name="Groups">Groups of the user; empty when absent.</param>
public sealed record UserInfo(string Username, IReadOnlyList<string> Groups)
{
    /// <summary>Nobody is named.</summary>
    public static UserInfo None { get; } = new("", []);
}
