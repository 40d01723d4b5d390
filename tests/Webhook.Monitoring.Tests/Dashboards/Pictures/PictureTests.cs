using System.Xml.Linq;

namespace Webhook.Monitoring.Tests.Dashboards.Pictures;

/// <summary>The picture of the documentation; <c>UPDATE_PICTURE=1</c> draws it anew, which takes four minutes.</summary>
public sealed class PictureTests
{
    private const string Picture = "docs/images/dashboard.svg";

    private static readonly bool Update = Environment.GetEnvironmentVariable("UPDATE_PICTURE") == "1";

    [Fact]
    public async Task Shows_every_row_and_panel_of_the_dashboard()
    {
        var file = Repository.Path(Picture);
        if (Update)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            await File.WriteAllTextAsync(file, await PictureRun.DrawAsync(), TestContext.Current.CancellationToken);
        }

        var svg = XDocument.Load(file);

        Assert.Equal(
            ShippedDashboard.All.Select(panel => panel.Title),
            from text in svg.Descendants()
            where (string?)text.Attribute("class") is "row" or "panel"
            select text.Value);
        Assert.InRange(new FileInfo(file).Length, 1, 300_000);
    }
}
