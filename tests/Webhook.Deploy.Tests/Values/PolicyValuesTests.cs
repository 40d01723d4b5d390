using System.Text.Json.Nodes;
using Webhook.Commands;

namespace Webhook.Deploy.Tests.Values;

/// <summary>Policies in the values are what the program loads.</summary>
public sealed class PolicyValuesTests
{
    [Fact]
    public async Task Become_documents_that_the_program_accepts()
    {
        var chart = await RenderedChart.RenderAsync(Chart.ValueSets.Policies);

        var run = await ValidateAsync(chart.Only("ConfigMap").Map("data"));

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Contains("everyone", run.Out, StringComparison.Ordinal);
        Assert.Contains("platform", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lose_nothing_on_the_way()
    {
        var chart = await RenderedChart.RenderAsync(Chart.ValueSets.Policies);
        var documents = chart.Only("ConfigMap").Map("data");

        Assert.All(ChartFiles.Yaml(Chart.ValueSets.Policies)["policies"]!.AsObject(), policy =>
        {
            var document = ChartFiles.Yaml(documents[$"{policy.Key}.yaml"].Replace("kind: DaemonSetPolicy", "", StringComparison.Ordinal).Replace("apiVersion: daemonset-webhook.dev/v1alpha1", "", StringComparison.Ordinal));
            Assert.True(JsonNode.DeepEquals(policy.Value, document["spec"]), documents[$"{policy.Key}.yaml"]);
        });
    }

    [Theory]
    [InlineData("src/Webhook.Policy/Policies/default-policy.yaml")]
    [InlineData("deploy/samples/policy.yaml")]
    public async Task May_be_any_policy_that_the_program_knows(string file)
    {
        var policy = File.ReadAllText(Repository.Path(file)).Split("\nspec:\n")[1].Replace("# {rules}", "update-strategy: {action: Off}", StringComparison.Ordinal);

        var chart = await RenderedChart.RenderAsync($"policies:\n  it:\n{string.Join('\n', policy.Split('\n').Select(line => $"  {line}"))}");

        Assert.Equal(0, (await ValidateAsync(chart.Only("ConfigMap").Map("data"))).ExitCode);
    }

    private static async Task<ToolRun> ValidateAsync(IReadOnlyDictionary<string, string> files)
    {
        var folder = Directory.CreateTempSubdirectory("policies-");
        try
        {
            foreach (var (name, text) in files)
                await File.WriteAllTextAsync(Path.Combine(folder.FullName, name), text);

            return await ToolRun.StartAsync("dotnet", [typeof(ExitCode).Assembly.Location, "policy", "validate", folder.FullName]);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
