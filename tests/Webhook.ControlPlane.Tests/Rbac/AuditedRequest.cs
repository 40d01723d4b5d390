using System.Text.Json.Nodes;
using Webhook.ControlPlane.Tests.Clusters;

namespace Webhook.ControlPlane.Tests.Rbac;

/// <summary>A request as the API server's own audit log has it.</summary>
/// <param name="Needed">What the user needed to be allowed.</param>
/// <param name="IsForbidden">Whether the user was not.</param>
/// <remarks>Source: <see href="https://kubernetes.io/docs/tasks/debug/debug-cluster/audit/"/>.</remarks>
internal sealed record AuditedRequest(Grant Needed, bool IsForbidden)
{
    /// <summary>What the API server is to write down: who asked for what, of service accounts alone.</summary>
    public const string Policy = """
        apiVersion: audit.k8s.io/v1
        kind: Policy
        omitStages: [RequestReceived]
        rules:
        - level: None
          userGroups: ["system:serviceaccounts:kube-system"]
        - level: Metadata
          userGroups: ["system:serviceaccounts"]
        - level: None
        """;

    /// <summary>Requests of one user for objects; what is asked of the API itself, such as what it serves, is left out.</summary>
    /// <param name="file">The log, which may still be written.</param>
    /// <param name="user">The user's name.</param>
    public static async Task<IReadOnlyList<AuditedRequest>> ReadAsync(string file, string user)
    {
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(stream);
        var text = await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
        // The last line may not be complete.
        return
        [
            .. text.Split('\n')[..^1].Select(line => JsonNode.Parse(line)!)
                .Where(entry => entry.Text("user.username") == user && entry.Text("objectRef.resource").Length > 0)
                .SelectMany(Read),
        ];
    }

    private static IEnumerable<AuditedRequest> Read(JsonNode entry)
    {
        var subresource = entry.Text("objectRef.subresource");
        var needed = new Grant(
            entry.Text("verb"),
            entry.Text("objectRef.apiGroup"),
            entry.Text("objectRef.resource") + (subresource.Length > 0 ? $"/{subresource}" : ""),
            entry.Text("objectRef.namespace"),
            entry.Text("objectRef.name"));
        var code = entry.Number("responseStatus.code");
        yield return new(needed, code == 403);
        // Server-side apply of an object that is not there: the API server asks for the right to create it, too.
        if (needed.Verb == "patch" && code == 201)
            yield return new(needed with { Verb = "create" }, false);
    }
}
