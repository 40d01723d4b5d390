using System.Text.Json;
using Webhook.Commands;
using Webhook.Testing;

namespace Webhook.Tests.Commands;

public sealed class MutateCommandTests
{
    [Theory]
    [InlineData("yaml")]
    [InlineData("json")]
    [InlineData("patch")]
    [InlineData("diff")]
    public async Task Adds_the_tolerations_in_every_format(string format)
    {
        var run = await CliRun.In(CliRun.Samples, "mutate", "agent.yaml", "good.yaml", "-o", format);

        Assert.Equal(ExitCode.Success, run.ExitCode);
        Golden.Equal($"tests/fixtures/cli/mutate.{format}.txt", run.Out);
    }

    [Fact]
    public async Task Passes_a_broken_file_through_and_fails()
    {
        var text = await File.ReadAllTextAsync(Path.Combine(CliRun.Samples, "broken.yaml"), TestContext.Current.CancellationToken);

        var run = await CliRun.In(CliRun.Samples, "mutate", "broken.yaml");

        Assert.Equal(ExitCode.BadInput, run.ExitCode);
        Assert.Equal(text, run.Out);
    }

    [Theory]
    [InlineData("\uFEFFkind: ConfigMap\r\napiVersion: v1\r\nmetadata: {name: a}")]
    [InlineData("---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n...\n")]
    public async Task Keeps_other_objects_byte_for_byte(string text)
    {
        var run = await CliRun.Piped(text, "mutate", "-");

        Assert.Equal(ExitCode.Success, run.ExitCode);
        Assert.Equal(text, run.Out);
    }

    [Fact]
    public async Task Separates_files_where_they_do_not_themselves()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.yaml", "apiVersion: v1\nkind: A\nmetadata: {name: a}");
        folder.Write("b.yaml", "---\napiVersion: v1\nkind: B\nmetadata: {name: b}\n");
        folder.Write("c.yml", "apiVersion: v1\nkind: C\nmetadata: {name: c}\n");

        var run = await CliRun.In(folder.Path, "mutate", ".");

        Assert.Equal(
            "apiVersion: v1\nkind: A\nmetadata: {name: a}\n---\napiVersion: v1\nkind: B\nmetadata: {name: b}\n---\napiVersion: v1\nkind: C\nmetadata: {name: c}\n",
            run.Out);
    }

    [Fact]
    public async Task Writes_the_files_that_change_and_no_others()
    {
        using var folder = new TemporaryFolder();
        folder.Write("good.yaml", await File.ReadAllTextAsync(Path.Combine(CliRun.Samples, "good.yaml"), TestContext.Current.CancellationToken));
        folder.Write("other.yaml", "apiVersion: v1\nkind: A\nmetadata: {name: a}");

        var run = await CliRun.In(folder.Path, "mutate", ".", "--in-place");

        Assert.Equal("good.yaml: 6 tolerations added\n", run.Out);
        Assert.Contains("node.kubernetes.io/not-ready", folder.Read("good.yaml"), StringComparison.Ordinal);
        Assert.Equal("apiVersion: v1\nkind: A\nmetadata: {name: a}", folder.Read("other.yaml"));
    }

    [Fact]
    public async Task Gives_one_object_as_itself_in_JSON()
    {
        var run = await CliRun.In(CliRun.Samples, "mutate", "good.yaml", "-o", "json");

        using var json = JsonDocument.Parse(run.Out);
        Assert.Equal("DaemonSet", json.RootElement.GetProperty("kind").GetString());
        Assert.Equal(6, json.RootElement.GetProperty("spec").GetProperty("template").GetProperty("spec").GetProperty("tolerations").GetArrayLength());
    }
}
