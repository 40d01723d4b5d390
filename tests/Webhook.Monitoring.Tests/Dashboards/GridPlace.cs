namespace Webhook.Monitoring.Tests.Dashboards;

/// <summary>Where a panel stands in the grid of 24 columns, in cells.</summary>
internal sealed record GridPlace(int X, int Y, int Width, int Height)
{
    /// <summary>Columns of a dashboard.</summary>
    public const int Columns = 24;

    /// <summary>Every cell that it takes.</summary>
    public IEnumerable<(int X, int Y)> Cells =>
        from x in Enumerable.Range(X, Width)
        from y in Enumerable.Range(Y, Height)
        select (x, y);
}
