using Webhook.Output.Reports;

namespace Webhook.Tests.Output;

public sealed class ArtifactUriTests
{
    [Theory]
    [InlineData("a.yaml", "a.yaml")]
    [InlineData("./deploy/a b.yaml", "deploy/a%20b.yaml")]
    [InlineData("/repo/deploy/a.yaml", "deploy/a.yaml")]
    [InlineData("../other/a.yaml", "file:///other/a.yaml")]
    [InlineData("-", "stdin")]
    public void Is_relative_below_the_working_directory(string source, string expected) =>
        Assert.Equal(expected, ArtifactUri.Of(source, "/repo"));
}
