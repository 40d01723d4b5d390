using FluentValidation;

namespace Webhook.Policy.Validators.Pods;

/// <summary>What the API server asks of a pod's <c>dnsPolicy</c>.</summary>
internal static class DnsChecks
{
    private static readonly string[] Policies = ["ClusterFirst", "ClusterFirstWithHostNet", "Default", "None"];

    /// <summary>The policy is one of four, and None comes with a name server.</summary>
    public static void PolicyIsKnown(ApiObject pod, ValidationContext<ApiObject> context)
    {
        var policy = pod.Text("dnsPolicy");
        if (policy.Length > 0 && !Policies.Contains(policy))
        {
            ApiValidator.Fail(context, "dnsPolicy", FieldErrorType.NotSupported, $"is \"{policy}\", must be {string.Join(", ", Policies[..^1])} or None",
                "write one of the four, or drop dnsPolicy");
        }
        else if (policy == "None" && pod.Child("dnsConfig")?.Strings("nameservers") is not { Count: > 0 })
        {
            ApiValidator.Fail(context, "dnsConfig.nameservers", FieldErrorType.Required, "is missing or empty while dnsPolicy is None",
                "name a server under dnsConfig.nameservers, or drop dnsPolicy");
        }
    }
}
