namespace Webhook.Policy.Policies.Schema;

/// <summary>Schema of <c>spec.exemptions</c>.</summary>
internal static class ExemptionsSchema
{
    public static SchemaNode Create() => SchemaNode.List(
        "Who is let off which rules of this policy, why and until when. All parts of an entry must hold; a list that is absent or empty "
            + "holds for everything. Users, groups and service accounts are those of the request: the audit has none.",
        SchemaNode.Object(
            "",
            new("reason", SchemaNode.Text("Why; shown when the exemption has expired.", SchemaPatterns.NotBlank)),
            new("namespaces", SchemaNode.Texts("Globs over the DaemonSet's namespace.", SchemaPatterns.NameGlob)),
            new("daemonSets", SchemaNode.Texts("Globs over the DaemonSet's name.", SchemaPatterns.NameGlob)),
            new("users", SchemaNode.Texts("Globs over the user name of the request.", SchemaPatterns.NotBlank)),
            new("groups", SchemaNode.Texts("Globs, one of which must match a group of the user.", SchemaPatterns.NotBlank)),
            new("serviceAccounts", SchemaNode.Texts("Globs over namespace:name of the service account.", SchemaPatterns.ServiceAccountGlob)),
            new("rules", SchemaNode.Texts("Globs over rule ids.", SchemaPatterns.NameGlob)),
            new("expires", SchemaNode.Text(
                "RFC 3339 time with its offset, such as 2027-01-31T00:00:00Z, from which on findings come back and say so; absent is never.") with
            {
                Format = "date-time",
            })) with
        {
            Required = ["reason"],
        });
}
