using System.Text.Json;

namespace Webhook.Tests.Commands;

public sealed class VersionCommandTests
{
    [Theory]
    [InlineData("0.1.0+abc", "0.1.0", "abc")]
    [InlineData("0.1.0", "0.1.0", "unknown")]
    [InlineData("", "unknown", "unknown")]
    public void Splits_version_and_commit(string informational, string version, string commit)
    {
        var product = ProductVersion.FromInformational(informational, ".NET 10");

        Assert.Equal(new ProductVersion(version, commit, ".NET 10"), product);
    }

    [Fact]
    public async Task Prints_version_commit_and_runtime()
    {
        var current = ProductVersion.Current;

        var text = await CliRun.In(CliRun.Samples, "version");
        var json = await CliRun.In(CliRun.Samples, "version", "-o", "json");
        var option = await CliRun.In(CliRun.Samples, "--version");

        using var parsed = JsonDocument.Parse(json.Out);
        Assert.Equal($"daemonset-webhook {current.Version}\ncommit  {current.Commit}\nruntime {current.Runtime}\n", text.Out);
        Assert.Equal(current.Commit, parsed.RootElement.GetProperty("commit").GetString());
        Assert.Equal($"daemonset-webhook {current.Version}\n", option.Out);
    }
}
