using System.Text.Json;
using Webhook.Model.Core;
using Webhook.Model.Json;
using Webhook.Model.Json.Skimming;

namespace Webhook.Model.Admission.Skimming;

/// <summary>Reads a pod spec. Its fields that few DaemonSets have, affinity and ephemeral containers, System.Text.Json reads.</summary>
internal static class PodSpecSkim
{
    /// <summary>Reads the pod spec at hand; null is an empty one.</summary>
    /// <param name="reader">The reader.</param>
    /// <param name="tolerations">Where the list of tolerations stands; 0 and 0 when absent.</param>
    public static PodSpec Read(ref SkimReader reader, out (int Start, int End) tolerations)
    {
        tolerations = default;
        if (reader.TryNull())
            return PodSpec.Empty;

        IReadOnlyList<Container> initContainers = [], containers = [];
        IReadOnlyList<JsonElement> ephemeralContainers = [];
        IReadOnlyList<Toleration> tolerationList = [];
        string restartPolicy = "", nodeName = "", dnsPolicy = "", priorityClassName = "";
        long? activeDeadlineSeconds = null, gracePeriodSeconds = null;
        var nodeSelector = AbsentAsEmpty.Map(null);
        Affinity? affinity = null;
        var hostNetwork = false;
        ResourceRequirements? resources = null;
        var overhead = AbsentAsEmpty.Map(null);
        PodOs? os = null;
        IReadOnlyList<PodReadinessGate> readinessGates = [];
        for (var more = reader.BeginObject(); more; more = reader.NextMember())
        {
            var name = reader.Name();
            if (name.SequenceEqual("containers"u8))
            {
                containers = ContainerSkim.ReadList(ref reader);
            }
            else if (name.SequenceEqual("tolerations"u8))
            {
                var start = reader.Start();
                tolerationList = TolerationSkim.ReadList(ref reader);
                tolerations = (start, reader.Position);
            }
            else if (name.SequenceEqual("initContainers"u8))
            {
                initContainers = ContainerSkim.ReadList(ref reader);
            }
            else if (name.SequenceEqual("restartPolicy"u8))
            {
                restartPolicy = reader.Text();
            }
            else if (name.SequenceEqual("dnsPolicy"u8))
            {
                dnsPolicy = reader.Text();
            }
            else if (name.SequenceEqual("hostNetwork"u8))
            {
                hostNetwork = reader.Flag();
            }
            else if (name.SequenceEqual("nodeSelector"u8))
            {
                nodeSelector = reader.Map();
            }
            else if (name.SequenceEqual("nodeName"u8))
            {
                nodeName = reader.Text();
            }
            else if (name.SequenceEqual("terminationGracePeriodSeconds"u8))
            {
                gracePeriodSeconds = reader.OptionalInt64();
            }
            else if (name.SequenceEqual("activeDeadlineSeconds"u8))
            {
                activeDeadlineSeconds = reader.OptionalInt64();
            }
            else if (name.SequenceEqual("affinity"u8))
            {
                affinity = reader.Value(ModelJsonContext.Default.Affinity);
            }
            else if (name.SequenceEqual("resources"u8))
            {
                resources = reader.Value(ModelJsonContext.Default.ResourceRequirements);
            }
            else if (name.SequenceEqual("overhead"u8))
            {
                overhead = reader.Map();
            }
            else if (name.SequenceEqual("priorityClassName"u8))
            {
                priorityClassName = reader.Text();
            }
            else if (name.SequenceEqual("os"u8))
            {
                os = reader.Value(ModelJsonContext.Default.PodOs);
            }
            else if (name.SequenceEqual("readinessGates"u8))
            {
                readinessGates = reader.Value(ModelJsonContext.Default.IReadOnlyListPodReadinessGate) ?? [];
            }
            else if (name.SequenceEqual("ephemeralContainers"u8))
            {
                ephemeralContainers = reader.Value(ModelJsonContext.Default.IReadOnlyListJsonElement) ?? [];
            }
            else
            {
                reader.Skip();
            }
        }

        return new()
        {
            InitContainers = initContainers,
            Containers = containers,
            EphemeralContainers = ephemeralContainers,
            RestartPolicy = restartPolicy,
            ActiveDeadlineSeconds = activeDeadlineSeconds,
            TerminationGracePeriodSeconds = gracePeriodSeconds,
            NodeName = nodeName,
            NodeSelector = nodeSelector,
            Affinity = affinity,
            Tolerations = tolerationList,
            HostNetwork = hostNetwork,
            Resources = resources,
            Overhead = overhead,
            DnsPolicy = dnsPolicy,
            Os = os,
            PriorityClassName = priorityClassName,
            ReadinessGates = readinessGates,
        };
    }
}
