namespace Webhook.Monitoring.Tests.Dashboards.Pictures;

/// <summary>A part of the picture, in pixels from its upper left corner.</summary>
internal readonly record struct Box(double X, double Y, double Width, double Height)
{
    /// <summary>The right edge.</summary>
    public double Right => X + Width;

    /// <summary>The lower edge.</summary>
    public double Bottom => Y + Height;

    /// <summary>The same without a margin on each side.</summary>
    public Box Inside(double left, double top, double right, double bottom) => new(X + left, Y + top, Width - left - right, Height - top - bottom);
}
