namespace Webhook.Doctor.Facts;

/// <summary>What the server needs to be allowed; the chart's roles grant the same.</summary>
internal static class AccessNeeds
{
    private static readonly (string Group, string Resource)[] Followed =
    [
        ("apps", "controllerrevisions"), ("apps", "daemonsets"), ("apps", "deployments"), ("apps", "replicasets"), ("apps", "statefulsets"),
        ("batch", "jobs"),
        ("", "namespaces"), ("", "nodes"), ("", "pods"), ("", "replicationcontrollers"), ("", "services"),
        ("daemonset-webhook.dev", "daemonsetpolicies"),
    ];

    /// <summary>The needs.</summary>
    /// <param name="namespace">Namespace of the release.</param>
    /// <param name="service">Name of the Service, which the Lease has too; <c>null</c> when the release uses no cluster.</param>
    /// <param name="audits">Whether the audit writes Events and reports.</param>
    /// <param name="selfManaged">Names of the Secret and the two configurations; <c>null</c> when the certificate is not self-managed.</param>
    public static IReadOnlyList<AccessNeed> Of(
        string @namespace, string? service, bool audits, (string Secret, string Mutating, string Validating)? selfManaged)
    {
        var needs = new List<AccessNeed>();
        if (service is not null)
        {
            const string Elect = "no replica can lead";
            needs.Add(new("create", "coordination.k8s.io", "leases", @namespace, "", Elect));
            needs.Add(new("get", "coordination.k8s.io", "leases", @namespace, service, Elect));
            needs.Add(new("patch", "coordination.k8s.io", "leases", @namespace, service, Elect));
            needs.Add(new("patch", "daemonset-webhook.dev", "daemonsetpolicies/status", "", "", "the status of policies stays empty"));
            foreach (var (group, resource) in Followed)
            {
                needs.Add(new("list", group, resource, "", "", $"live rules read {resource}"));
                needs.Add(new("watch", group, resource, "", "", $"live rules read {resource}"));
            }
        }

        if (audits)
        {
            // Reports are of one API or the other, whichever the cluster has, and a rule for the other does no harm.
            const string Tell = "the audit can't tell what it finds";
            needs.Add(new("create", "", "events", "", "", Tell));
            needs.Add(new("patch", "", "events", "", "", Tell));
            foreach (var (group, resource) in new[] { ("openreports.io", "reports"), ("wgpolicyk8s.io", "policyreports") })
            {
                foreach (var verb in new[] { "list", "create", "patch", "delete" })
                    needs.Add(new(verb, group, resource, "", "", Tell));
            }
        }

        if (selfManaged is var (secret, mutating, validating))
        {
            const string Keep = "the certificate can't be kept";
            const string Admission = "admissionregistration.k8s.io";
            needs.Add(new("create", "", "secrets", @namespace, "", Keep));
            foreach (var verb in new[] { "get", "patch" })
            {
                needs.Add(new(verb, "", "secrets", @namespace, secret, Keep));
                needs.Add(new(verb, Admission, "mutatingwebhookconfigurations", "", mutating, "its caBundle can't be written"));
                needs.Add(new(verb, Admission, "validatingwebhookconfigurations", "", validating, "its caBundle can't be written"));
            }
        }

        return needs;
    }
}
