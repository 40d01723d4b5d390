using FluentValidation;

namespace Webhook.Policy.Validators.Pods;

/// <summary>What the API server asks of the containers of a pod together.</summary>
internal static class ContainerSetChecks
{
    private static readonly string[] Lists = ["initContainers", "containers"];

    /// <summary>No two containers, init containers among them, share a name.</summary>
    public static void NamesAreUnique(ApiObject pod, ValidationContext<ApiObject> context)
    {
        var first = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var list in Lists)
        {
            var containers = pod.Items(list);
            for (var i = 0; i < containers.Count; i++)
            {
                var name = containers[i].Text("name");
                if (name.Length > 0 && !first.TryAdd(name, $"{list}[{i}]"))
                {
                    ApiValidator.Fail(context, $"{list}[{i}].name", FieldErrorType.Duplicate, $"is \"{name}\", which is the name of {first[name]} as well",
                        "give each container a name of its own");
                }
            }
        }
    }

    /// <summary>No host port is written twice with one protocol and address. An init container is judged by itself: it runs alone.</summary>
    public static void HostPortsAreUnique(ApiObject pod, ValidationContext<ApiObject> context)
    {
        foreach (var list in Lists)
        {
            var taken = new Dictionary<(string, string, long), string>();
            var containers = pod.Items(list);
            for (var i = 0; i < containers.Count; i++)
            {
                if (list == Lists[0])
                    taken.Clear();

                HostPortsAreUnique(containers[i], $"{list}[{i}]", taken, context);
            }
        }
    }

    /// <summary>Under hostNetwork a written host port equals the container port. Init containers are not asked.</summary>
    public static void HostNetworkPortsMatch(ApiObject pod, ValidationContext<ApiObject> context)
    {
        if (pod.Flag("hostNetwork") != true)
            return;

        var containers = pod.Items("containers");
        for (var i = 0; i < containers.Count; i++)
        {
            var ports = containers[i].Items("ports");
            for (var j = 0; j < ports.Count; j++)
            {
                var (host, port) = (ports[j].Number("hostPort") ?? 0, ports[j].Number("containerPort") ?? 0);
                if (host != 0 && host != port)
                {
                    ApiValidator.Fail(context, $"containers[{i}].ports[{j}].hostPort", FieldErrorType.Invalid,
                        $"is {host} while containerPort is {port} and hostNetwork is true: both must be the same",
                        $"drop hostPort, or write hostPort and containerPort {(port > 0 ? port : host)}");
                }
            }
        }
    }

    private static void HostPortsAreUnique(
        ApiObject container, string path, Dictionary<(string, string, long), string> taken, ValidationContext<ApiObject> context)
    {
        var ports = container.Items("ports");
        for (var i = 0; i < ports.Count; i++)
        {
            if (ports[i].Number("hostPort") is not (not null and not 0 and { } port))
                continue;

            var protocol = ports[i].Text("protocol") is { Length: > 0 } written ? written : "TCP";
            var field = $"{path}.ports[{i}]";
            if (!taken.TryAdd((protocol, ports[i].Text("hostIP"), port), field))
            {
                ApiValidator.Fail(context, $"{field}.hostPort", FieldErrorType.Duplicate,
                    $"is {port} with {protocol}, which {taken[(protocol, ports[i].Text("hostIP"), port)]} takes as well", "give each its own host port");
            }
        }
    }
}
