using Webhook.Kubernetes.Connections;

namespace Webhook.Server;

/// <summary>What tells this replica from the others in traces, by OpenTelemetry's names for it.</summary>
internal static class PodAttributes
{
    /// <summary>Of the pod, as the chart tells it by POD_NAME and POD_NAMESPACE; empty elsewhere.</summary>
    public static IReadOnlyDictionary<string, string> Of(ConnectionEnvironment machine)
    {
        Dictionary<string, string> attributes = [];
        Add("k8s.pod.name", "POD_NAME");
        Add("k8s.namespace.name", "POD_NAMESPACE");
        Add("service.instance.id", "POD_NAME");
        return attributes;

        void Add(string attribute, string variable)
        {
            if (machine.Variable(variable) is { Length: > 0 } value)
                attributes[attribute] = value;
        }
    }
}
