using System.Text.Json;
using Webhook.Model.Manifests;
using Webhook.Output.Definitions;
using Webhook.Policy.Policies;
using Webhook.Testing;

namespace Webhook.Tests.Output.Definitions;

/// <summary>The schema as it stands in the printed definition, and policies held against it and against the reader.</summary>
internal static class PolicySchemaJson
{
    /// <summary>The definition's <c>openAPIV3Schema</c>.</summary>
    public static JsonElement Whole { get; } = Definition().GetProperty("spec").GetProperty("versions")[0].GetProperty("schema").GetProperty("openAPIV3Schema");

    /// <summary>The schema of <c>spec</c>.</summary>
    public static JsonElement Spec { get; } = Whole.GetProperty("properties").GetProperty("spec");

    /// <summary>The definition, read back from its YAML.</summary>
    public static JsonElement Definition()
    {
        var file = ManifestReader.Read("crd.yaml", PolicyDefinition.Yaml());
        Assert.Empty(file.Problems);
        return JsonElement.Parse(Assert.Single(file.Objects).Json.Span);
    }

    /// <summary>A policy with this spec, in JSON or YAML flow form.</summary>
    public static ManifestObject Policy(string spec) => Assert.Single(ManifestReader.Read(
        "p.yaml", $"apiVersion: {DaemonSetPolicy.ApiVersion}\nkind: {DaemonSetPolicy.Kind}\nmetadata: {{name: p}}\nspec: {spec}\n").Objects);

    /// <summary>What the API server would refuse of a policy.</summary>
    public static IReadOnlyList<string> Refused(ManifestObject policy)
    {
        // As every object's, metadata is checked by the API server itself.
        var members = JsonElement.Parse(policy.Json.Span).EnumerateObject().Where(member => member.Name != "metadata");
        return StructuralSchema.Problems(Whole, JsonSerializer.SerializeToElement(members.ToDictionary(member => member.Name, member => member.Value)));
    }

    /// <summary>Errors of the reader.</summary>
    public static IReadOnlyList<string> Errors(ManifestObject policy) =>
    [
        .. PolicyReader.Read(new() { Source = "p.yaml", Text = "", Objects = [policy], Problems = [] }).Problems
            .Where(problem => problem.Severity == ProblemSeverity.Error)
            .Select(problem => problem.Message),
    ];
}
