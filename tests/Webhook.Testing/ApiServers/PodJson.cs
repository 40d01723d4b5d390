namespace Webhook.Testing.ApiServers;

/// <summary>Pods as the API server writes them, short of most fields.</summary>
public static class PodJson
{
    /// <summary>A running pod of the DaemonSet that is called as <paramref name="app"/>, with <c>$V</c> for its resourceVersion.</summary>
    public static string Of(string @namespace, string name, string uid = "", string node = "node-1", string app = "agent", string padding = "") => $$$"""
        {"metadata":{"name":"{{{name}}}","namespace":"{{{@namespace}}}","uid":"{{{(uid.Length == 0 ? "uid-" + name : uid)}}}","resourceVersion":"$V","labels":{"app":"{{{app}}}"},"annotations":{"padding":"{{{padding}}}"},"ownerReferences":[{"kind":"DaemonSet","name":"{{{app}}}","uid":"ds-{{{app}}}","controller":true}]},"spec":{"nodeName":"{{{node}}}","containers":[{"name":"a","image":"x"}]},"status":{"phase":"Running"}}
        """.ReplaceLineEndings("").Trim();
}
