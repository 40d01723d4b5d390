namespace Webhook.Deploy.Tests.Values;

/// <summary>The chart's README lists the values as they are; <c>UPDATE_GOLDEN=1</c> writes the list.</summary>
public sealed class ChartReadmeTests
{
    private const string Begin = "values.schema.json. -->\n";
    private const string End = "\n<!-- end of the table -->\n";

    [Fact]
    public void Lists_every_value_with_its_default_and_meaning()
    {
        var readme = ChartFiles.Text("README.md");
        var (before, after) = (readme[..(readme.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length)], readme[readme.IndexOf(End, StringComparison.Ordinal)..]);

        Golden.Equal($"{ChartRelease.Chart}/README.md", $"{before}\n{ValuesTable.Render()}{after}");
    }
}
