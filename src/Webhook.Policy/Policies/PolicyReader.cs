using Webhook.Model.Manifests;

namespace Webhook.Policy.Policies;

/// <summary>Reads DaemonSetPolicy documents and validates them: every error at once, each with its place.</summary>
public static class PolicyReader
{
    /// <summary>Reads the policies of one file.</summary>
    /// <param name="file">A file as read by <see cref="ManifestReader"/>.</param>
    public static PolicyReadResult Read(ManifestFile file) => throw new NotImplementedException();

    /// <summary>The embedded default policy, as YAML with comments.</summary>
    public static string DefaultPolicyText => throw new NotImplementedException();

    /// <summary>The embedded default policy, compiled.</summary>
    public static DaemonSetPolicy Default => throw new NotImplementedException();
}
