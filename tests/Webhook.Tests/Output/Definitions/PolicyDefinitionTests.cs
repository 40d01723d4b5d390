using Webhook.Output.Definitions;
using Webhook.Policy.Rules;
using Webhook.Testing;
using Webhook.Tests.Commands;

namespace Webhook.Tests.Output.Definitions;

public sealed class PolicyDefinitionTests
{
    [Theory]
    [InlineData("deploy/manifests/crd.yaml")]
    [InlineData("deploy/helm/daemonset-webhook/crds/daemonsetpolicies.yaml")]
    public void Keeps_the_installed_definition_current(string path) => Golden.Equal(path, PolicyDefinition.Yaml());

    [Fact]
    public async Task Prints_the_definition() =>
        Assert.Equal(PolicyDefinition.Yaml(), (await CliRun.In(CliRun.Samples, "policy", "crd")).Out);

    [Fact]
    public void Is_structural_all_the_way_down()
    {
        Assert.All(StructuralSchema.Walk(PolicySchemaJson.Whole), found =>
        {
            var (path, node) = found;
            bool Has(string keyword) => node.TryGetProperty(keyword, out _);
            Assert.True(Has("type") != (Has("x-kubernetes-int-or-string") || Has("x-kubernetes-preserve-unknown-fields")), $"{path} has no type, or one too many");
            Assert.False(Has("properties") && Has("additionalProperties"), $"{path} has both kinds of properties");
            Assert.False(Has("default"), $"{path} has a default, which would be stored as if the user had written it");
            Assert.False(Has("nullable"), $"{path} is nullable, which takes what is below it out of kubectl explain");
            Assert.Equal(Has("x-kubernetes-preserve-unknown-fields"), path.EndsWith(".action", StringComparison.Ordinal));
        });
    }

    [Fact]
    public void Describes_every_field_in_full_sentences()
    {
        var described = StructuralSchema.Walk(PolicySchemaJson.Whole)
            .Where(found => found.Path.Length > 0 && found.Path != ".metadata" && !found.Path.EndsWith(']'));

        Assert.All(described, found => Assert.EndsWith(".", found.Node.GetProperty("description").GetString(), StringComparison.Ordinal));
    }

    [Fact]
    public void Names_every_rule_with_its_own_words_and_parameters()
    {
        var rules = PolicySchemaJson.Spec.GetProperty("properties").GetProperty("rules").GetProperty("properties");

        Assert.Equal(RuleCatalogue.All.SelectMany(rule => rule.Descriptor.FormerIds.Prepend(rule.Descriptor.Id)), rules.EnumerateObject().Select(rule => rule.Name));
        Assert.All(RuleCatalogue.All.Select(rule => rule.Descriptor), rule =>
        {
            var schema = rules.GetProperty(rule.Id);
            var fields = schema.GetProperty("properties");
            Assert.Contains(rule.What, schema.GetProperty("description").GetString(), StringComparison.Ordinal);
            Assert.Contains($"Default action: {rule.DefaultAction}.", schema.GetProperty("description").GetString(), StringComparison.Ordinal);
            Assert.Equal(["action", .. rule.Parameters.Select(parameter => parameter.Name)], fields.EnumerateObject().Select(field => field.Name));
            Assert.All(rule.Parameters, parameter =>
                Assert.StartsWith(parameter.Description, fields.GetProperty(parameter.Name).GetProperty("description").GetString(), StringComparison.Ordinal));
        });
    }

    [Fact]
    public void Has_a_field_for_each_that_the_reader_knows()
    {
        // A word that is like no other makes the reader name all that it knows.
        const string Stranger = "zzzzzzzzzzzz";
        var nodes = StructuralSchema.Walk(PolicySchemaJson.Spec)
            .Where(found => found.Node.TryGetProperty("properties", out _) && found.Path.Length > 0 && found.Path != ".rules");

        Assert.All(nodes, found =>
        {
            var value = $"{{{Stranger}: 1}}";
            foreach (var step in found.Path.TrimStart('.').Split('.').Reverse())
                value = step.EndsWith("[]", StringComparison.Ordinal) ? $"{{{step[..^2]}: [{value}]}}" : $"{{{step}: {value}}}";

            var message = PolicySchemaJson.Errors(PolicySchemaJson.Policy(value)).Single(error => error.Contains("; write one of ", StringComparison.Ordinal));
            var known = message.Split("write one of ")[1].Split(", ");
            var named = found.Node.GetProperty("properties").EnumerateObject().Select(field => field.Name).Where(name => name != "true");
            Assert.Equal(known.Order(StringComparer.Ordinal), named.Order(StringComparer.Ordinal));
        });
    }
}
