using System.Text;
using Webhook.Model.Manifests;
using static Webhook.Model.Tests.Manifests.Reading;

namespace Webhook.Model.Tests.Manifests;

public sealed class LimitTests
{
    [Theory]
    [InlineData("[", "")]
    [InlineData("{\"a\":", "")]
    [InlineData("{a: ", "")]
    [InlineData("- ", "x")]
    [InlineData("? ", "x")]
    public void Refuses_nesting_that_would_take_the_stack(string opening, string end) =>
        Assert.Contains("nests more than 100 levels deep; nest less", Assert.Single(ProblemsOf(new StringBuilder().Insert(0, opening, 100_000) + end)), StringComparison.Ordinal);

    [Fact]
    public void Takes_ninety_levels() =>
        Assert.Equal(new string('[', 90) + new string(']', 90), ValueOf(new string('[', 90) + new string(']', 90) + "\n"));

    [Theory]
    [InlineData("k{0}: [1, 'two', {{three: 4}}]\n")]
    [InlineData("- {0}\n")]
    [InlineData("k{0}: {{a: 1, a: 2}}\n")]
    [InlineData("k{0}: &k{0} x\n")]
    public void Reads_two_mebibytes_of_YAML(string line)
    {
        var text = new StringBuilder(line[0] == '-' ? "apiVersion: v1\nkind: A\nv:\n" : "apiVersion: v1\nkind: A\n");
        for (var i = 0; text.Length < 2 << 20; i++)
            text.AppendFormat(null, line, i);

        Assert.Single(Read(text.ToString()).Objects);
    }

    [Fact]
    public void Reads_eight_mebibytes_of_JSON_on_one_line()
    {
        var file = Read("{\"apiVersion\":\"v1\",\"kind\":\"A\",\"v\":[" + string.Join(',', Enumerable.Range(0, 1_200_000)) + "]}");

        Assert.Equal(1_200_000, Assert.IsType<ManifestSequence>(Assert.Single(file.Objects).Root["v"]).Items.Count);
    }
}
