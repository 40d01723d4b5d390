using FluentValidation;
using Webhook.Policy.Selectors;

namespace Webhook.Policy.Validators.Pods;

/// <summary>What the API server asks of a template's pod spec.</summary>
internal sealed class PodSpecValidator : ApiValidator
{
    /// <summary>Builds the validator once; it is stateless and safe for use from many threads.</summary>
    /// <param name="isNew">Whether the object is new.</param>
    public PodSpecValidator(bool isNew)
    {
        Check(HasContainers);
        Each("initContainers", new ContainerValidator(isInit: true));
        Each("containers", new ContainerValidator(isInit: false));
        Check(ContainerSetChecks.NamesAreUnique);
        Check(ContainerSetChecks.HostPortsAreUnique);
        Check(ContainerSetChecks.HostNetworkPortsMatch);
        Each("volumes", new VolumeValidator());
        Check(VolumeChecks.NamesAreUnique);
        Check(VolumeChecks.MountsNameVolumes);
        Check((pod, context) => PodTemplateValidator.LabelPairs(pod, context, "nodeSelector", "nodeSelector"));
        Child("affinity", new AffinityValidator(isNew));
        Each("topologySpreadConstraints", new TopologySpreadValidator(isNew));
        Check(TopologySpreadValidator.PairsAreUnique);
        Check(DnsChecks.PolicyIsKnown);
        Child("dnsConfig", new DnsConfigValidator());
        Each("hostAliases", new HostAliasValidator());
        Child("securityContext", new PodSecurityContextValidator());
        Check(OperatingSystemChecks.Check);
        Check(HostProcessChecks.Check);
        Check(Names);
        Check(Gates);
        Check((pod, context) => OneOf(pod, context, "preemptionPolicy", "PreemptLowerPriority", "Never"));
        Check(ProcessNamespaces);
        Check((pod, context) => ResourceValidator.Amounts(pod, context, "overhead"));
    }

    private static void HasContainers(ApiObject pod, ValidationContext<ApiObject> context)
    {
        if (pod.Items("containers").Count == 0)
            Fail(context, "containers", FieldErrorType.Required, "is missing or empty", "name at least one container with its image");
    }

    private static void Names(ApiObject pod, ValidationContext<ApiObject> context)
    {
        Spelled(pod, context, "hostname", PodSyntax.IsDnsLabel, PodSyntax.DnsLabel);
        Spelled(pod, context, "subdomain", PodSyntax.IsDnsLabel, PodSyntax.DnsLabel);
        Spelled(pod, context, "nodeName", PodSyntax.IsSubdomain, PodSyntax.Subdomain);
        Spelled(pod, context, "serviceAccountName", PodSyntax.IsSubdomain, PodSyntax.Subdomain);
        Spelled(pod, context, "priorityClassName", PodSyntax.IsSubdomain, PodSyntax.Subdomain);
        Spelled(pod, context, "runtimeClassName", PodSyntax.IsSubdomain, PodSyntax.Subdomain);
    }

    private static void Gates(ApiObject pod, ValidationContext<ApiObject> context)
    {
        var gates = pod.Items("readinessGates");
        for (var i = 0; i < gates.Count; i++)
        {
            if (gates[i].Text("conditionType") is var type && !LabelSyntax.IsQualifiedName(type))
            {
                Fail(context, $"readinessGates[{i}].conditionType", FieldErrorType.Invalid, $"is \"{type}\", must be a qualified name",
                    "write the type of the condition, such as example.com/ready");
            }
        }
    }

    private static void ProcessNamespaces(ApiObject pod, ValidationContext<ApiObject> context)
    {
        if (pod.Flag("shareProcessNamespace") == true && pod.Flag("hostPID") == true)
        {
            Fail(context, "shareProcessNamespace", FieldErrorType.Invalid, "is true while hostPID is true: only one of them may be",
                "drop shareProcessNamespace or hostPID");
        }
    }
}
