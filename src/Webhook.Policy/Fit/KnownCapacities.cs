using Webhook.Model.Core;
using Webhook.Policy.Placement;

namespace Webhook.Policy.Fit;

/// <summary>What was found for the templates that were asked about last, all of one placement. Safe for use from many threads.</summary>
/// <remarks>Several rules ask about one template, and the same one comes again with each update and audit.</remarks>
/// <param name="placement">Where their pods are placed.</param>
internal sealed class KnownCapacities(DaemonSetPlacement placement)
{
    // Nodes that nothing changes are the same for hours: they must not keep every template that ever came.
    private const int Most = 16;

    private Known? _newest;

    /// <summary>The forecast for a template; the same instance for templates whose pods ask for the same.</summary>
    public CapacityForecast Of(PodSpec template)
    {
        var newest = Volatile.Read(ref _newest);
        for (var known = newest; known is not null; known = known.Older)
        {
            if (ReferenceEquals(known.Template, template) || RequestFields.AreSame(known.Template, template))
                return known.Forecast;
        }

        // Of two threads that meet here one is forgotten and works its own out again, to the same end.
        var forecast = CapacityForecast.Of(template, placement);
        var older = newest is { Count: < Most } ? newest : null;
        Volatile.Write(ref _newest, new(template, forecast, older, (older?.Count ?? 0) + 1));
        return forecast;
    }

    private sealed record Known(PodSpec Template, CapacityForecast Forecast, Known? Older, int Count);
}
