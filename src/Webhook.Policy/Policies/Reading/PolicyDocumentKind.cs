using Webhook.Model.Manifests;

namespace Webhook.Policy.Policies.Reading;

/// <summary>Tells policies from other documents by apiVersion and kind.</summary>
internal static class PolicyDocumentKind
{
    private const string Group = "daemonset-webhook.dev/";

    /// <summary>Whether a document is a policy, or was meant to be one; reports what of its type is wrong.</summary>
    public static bool IsPolicy(ManifestObject document, PolicyProblems problems)
    {
        var isOfOurGroup = document.ApiVersion.StartsWith(Group, StringComparison.Ordinal);
        if (document.Kind != DaemonSetPolicy.Kind && !isOfOurGroup)
        {
            problems.Add(ProblemSeverity.Warning, "kind",
                $"is {Quoted(document.Kind)}; passed over, only {DaemonSetPolicy.Kind} documents are policies");
            return false;
        }

        if (document.Kind != DaemonSetPolicy.Kind)
            problems.Unreadable("kind", $"is {Quoted(document.Kind)}; write {DaemonSetPolicy.Kind}");

        if (document.ApiVersion != DaemonSetPolicy.ApiVersion)
            problems.Unreadable("apiVersion", $"is {Quoted(document.ApiVersion)}; write {DaemonSetPolicy.ApiVersion}");

        return true;
    }

    private static string Quoted(string text) => text.Length == 0 ? "missing" : $"\"{text}\"";
}
