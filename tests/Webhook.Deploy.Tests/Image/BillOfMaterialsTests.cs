using System.Text.Json.Nodes;
using System.Xml.Linq;
using Webhook.Commands;

namespace Webhook.Deploy.Tests.Image;

/// <summary>The bill of materials that the image carries.</summary>
public sealed class BillOfMaterialsTests
{
    private static readonly string Dependencies = Path.ChangeExtension(typeof(ExitCode).Assembly.Location, ".deps.json");

    [Fact]
    public async Task Names_every_package_with_the_version_that_is_pinned_and_its_hash()
    {
        var bill = JsonNode.Parse((await PrintAsync(Dependencies)).Out)!;
        var pinned = XDocument.Load(Repository.Path("Directory.Packages.props")).Descendants("PackageVersion")
            .ToDictionary(package => package.Attribute("Include")!.Value, package => package.Attribute("Version")!.Value);
        var components = bill["components"]!.AsArray().ToDictionary(component => (string)component!["name"]!, component => component!);

        Assert.Equal(("CycloneDX", "1.6", "daemonset-webhook"), ((string)bill["bomFormat"]!, (string)bill["specVersion"]!, (string)bill["metadata"]!["component"]!["name"]!));
        Assert.All(["FluentValidation", "YamlDotNet", "System.CommandLine"], name =>
        {
            Assert.Equal(pinned[name], (string)components[name]["version"]!);
            Assert.Equal($"pkg:nuget/{name}@{pinned[name]}", (string)components[name]["purl"]!);
            Assert.Matches("^[0-9a-f]{128}$", (string)components[name]["hashes"]![0]!["content"]!);
        });
    }

    [Fact]
    public async Task Is_the_same_for_the_same_program() => Assert.Equal(await PrintAsync(Dependencies), await PrintAsync(Dependencies));

    [Fact]
    public async Task Says_how_it_is_called()
    {
        var run = await ToolRun.StartAsync("dotnet", [Path.Combine(AppContext.BaseDirectory, "sbom.dll")]);

        Assert.Equal((2, "usage: sbom FILE.deps.json"), (run.ExitCode, run.Error.Trim()));
    }

    private static Task<ToolRun> PrintAsync(string path) => ToolRun.StartAsync("dotnet", [Path.Combine(AppContext.BaseDirectory, "sbom.dll"), path]);
}
