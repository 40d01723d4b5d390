using System.Xml.Linq;

namespace Webhook.Deploy.Tests.Image;

/// <summary>The image is what the chart runs, and its build sees what it copies.</summary>
public sealed class DockerfileTests
{
    private static readonly string[] Lines = [.. Text("Dockerfile").Replace("\\\n", " ", StringComparison.Ordinal).Split('\n')];

    /// <summary>Instructions of the stage that is shipped.</summary>
    private static readonly string[] Final = [.. Lines.SkipWhile(line => !line.StartsWith("FROM ${BASE_IMAGE}", StringComparison.Ordinal))];

    [Fact]
    public async Task Runs_under_the_user_of_the_chart()
    {
        var context = (await RenderedChart.RenderAsync()).Only("Deployment").At("spec.template.spec.securityContext")!;

        Assert.Contains($"USER {context["runAsUser"]}:{context["runAsGroup"]}", Final);
    }

    [Fact]
    public async Task Exposes_the_ports_of_the_chart()
    {
        var ports = (await RenderedChart.RenderAsync()).Only("Deployment").At("spec.template.spec.containers[0].ports")!.AsArray();

        Assert.Contains($"EXPOSE {string.Join(' ', ports.Select(port => port!["containerPort"]))}", Final);
    }

    [Fact]
    public void Starts_the_program_itself_so_that_it_gets_the_signal_to_end() =>
        Assert.Contains("ENTRYPOINT [\"/app/daemonset-webhook\"]", Final);

    [Fact]
    public void Has_no_shell_and_no_package_manager() =>
        Assert.Contains(Lines, line => line.StartsWith("ARG BASE_IMAGE=", StringComparison.Ordinal) && line.EndsWith("-chiseled", StringComparison.Ordinal));

    [Fact]
    public void Carries_the_version_of_the_program_and_of_the_chart()
    {
        var version = XDocument.Load(Repository.Path("Directory.Build.props")).Descendants("Version").Single().Value;

        Assert.Contains($"ARG VERSION={version}", Final);
        Assert.Equal([version, version], ((string[])["version", "appVersion"]).Select(key => (string)Values.ChartFiles.Yaml(Text($"{ChartRelease.Chart}/Chart.yaml").Replace("apiVersion: v2", "", StringComparison.Ordinal))[key]!));
    }

    [Fact]
    public void Copies_what_is_there_and_sent_along()
    {
        var sent = Text(".dockerignore").Split('\n').Where(line => line.StartsWith('!')).Select(line => line[1..]).ToList();
        var copied = Lines.Where(line => line.StartsWith("COPY ", StringComparison.Ordinal) && !line.Contains("--from", StringComparison.Ordinal))
            .SelectMany(line => line.Split(' ')[1..^1])
            .ToList();

        Assert.NotEmpty(copied);
        Assert.All(copied, path => Assert.NotEmpty(Directory.GetFileSystemEntries(Repository.Path(Path.GetDirectoryName(path)!), Path.GetFileName(path))));
        Assert.All(copied, path => Assert.Contains(sent, entry => path == entry || path.StartsWith(entry + "/", StringComparison.Ordinal)));
    }

    [Fact]
    public void Restores_each_project_that_the_program_is_made_of()
    {
        var restored = Lines.Where(line => line.Contains("packages.lock.json", StringComparison.Ordinal)).Select(line => line.Split(' ')[^1].TrimEnd('/'));

        Assert.Equal(
            Directory.GetDirectories(Repository.Path("src")).Select(folder => $"src/{Path.GetFileName(folder)}").Order(StringComparer.Ordinal),
            restored.Order(StringComparer.Ordinal));
    }

    private static string Text(string name) => File.ReadAllText(Repository.Path(name));
}
