using Webhook.Model.Core;
using Webhook.Model.Json.Skimming;

namespace Webhook.Model.Admission.Skimming;

/// <summary>Reads lists of containers: names, ports, probes.</summary>
internal static class ContainerSkim
{
    /// <summary>Reads the list at hand; null is an empty one, and a null in it an empty container.</summary>
    public static IReadOnlyList<Container> ReadList(ref SkimReader reader)
    {
        if (reader.TryNull())
            return [];

        var containers = new ListUnderConstruction<Container>();
        for (var more = reader.BeginList(); more; more = reader.NextItem())
            containers.Add(ReadContainer(ref reader));

        return containers.ToArray();
    }

    private static Container ReadContainer(ref SkimReader reader)
    {
        string containerName = "", restartPolicy = "";
        IReadOnlyList<ContainerPort> ports = [];
        Probe? readiness = null, startup = null;
        ResourceRequirements? resources = null;
        if (!reader.TryNull())
        {
            for (var more = reader.BeginObject(); more; more = reader.NextMember())
            {
                var name = reader.Name();
                if (name.SequenceEqual("name"u8))
                    containerName = reader.Text();
                else if (name.SequenceEqual("ports"u8))
                    ports = ReadPorts(ref reader);
                else if (name.SequenceEqual("readinessProbe"u8))
                    readiness = ReadProbe(ref reader);
                else if (name.SequenceEqual("startupProbe"u8))
                    startup = ReadProbe(ref reader);
                else if (name.SequenceEqual("restartPolicy"u8))
                    restartPolicy = reader.Text();
                else if (name.SequenceEqual("resources"u8))
                    resources = reader.Value(ModelJsonContext.Default.ResourceRequirements);
                else
                    reader.Skip();
            }
        }

        return new()
        {
            Name = containerName,
            Ports = ports,
            ReadinessProbe = readiness,
            StartupProbe = startup,
            RestartPolicy = restartPolicy,
            Resources = resources,
        };
    }

    private static ContainerPort[] ReadPorts(ref SkimReader reader)
    {
        if (reader.TryNull())
            return [];

        var ports = new ListUnderConstruction<ContainerPort>();
        for (var more = reader.BeginList(); more; more = reader.NextItem())
            ports.Add(ReadPort(ref reader));

        return ports.ToArray();
    }

    private static ContainerPort ReadPort(ref SkimReader reader)
    {
        string portName = "", hostIp = "", protocol = "";
        int port = 0, hostPort = 0;
        if (!reader.TryNull())
        {
            for (var more = reader.BeginObject(); more; more = reader.NextMember())
            {
                var name = reader.Name();
                if (name.SequenceEqual("name"u8))
                    portName = reader.Text();
                else if (name.SequenceEqual("containerPort"u8))
                    port = reader.Int32();
                else if (name.SequenceEqual("hostPort"u8))
                    hostPort = reader.Int32();
                else if (name.SequenceEqual("protocol"u8))
                    protocol = reader.Text();
                else if (name.SequenceEqual("hostIP"u8))
                    hostIp = reader.Text();
                else
                    reader.Skip();
            }
        }

        return new() { Name = portName, Port = port, HostPort = hostPort, Protocol = protocol, HostIP = hostIp };
    }

    private static Probe? ReadProbe(ref SkimReader reader)
    {
        if (reader.TryNull())
            return null;

        int initialDelay = 0, period = 0, success = 0, failure = 0;
        for (var more = reader.BeginObject(); more; more = reader.NextMember())
        {
            var name = reader.Name();
            if (name.SequenceEqual("initialDelaySeconds"u8))
                initialDelay = reader.Int32();
            else if (name.SequenceEqual("periodSeconds"u8))
                period = reader.Int32();
            else if (name.SequenceEqual("successThreshold"u8))
                success = reader.Int32();
            else if (name.SequenceEqual("failureThreshold"u8))
                failure = reader.Int32();
            else
                reader.Skip();
        }

        return new() { InitialDelaySeconds = initialDelay, PeriodSeconds = period, SuccessThreshold = success, FailureThreshold = failure };
    }
}
