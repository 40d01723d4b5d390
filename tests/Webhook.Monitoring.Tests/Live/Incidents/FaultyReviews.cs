namespace Webhook.Monitoring.Tests.Live.Incidents;

/// <summary>Reviews that are judged wrongly in some way for a while.</summary>
/// <param name="name">Name of the incident.</param>
/// <param name="alert">The alert, which is to fire for each of its four pairs of windows.</param>
/// <param name="fault">What goes wrong in each review.</param>
internal sealed class FaultyReviews(string name, string alert, Action fault) : Incident
{
    private static readonly string[] LongWindows = ["1h", "6h", "1d", "3d"];

    private volatile bool _isOn;
    private TestServer? _server;
    private Repeated? _reviews;

    public override string Name => name;

    public override IReadOnlyList<string> Alerts =>
        [.. LongWindows.Select(window => $"alertname=\"{alert}\", long=\"{window}\"")];

    public override IReadOnlyList<Uri> Targets => [_server!.Server.OperationsUri];

    public override async Task StartAsync()
    {
        _server = await RealTime.StartAsync(change: surroundings => surroundings with
        {
            Wrap = (_, reviewer) => new SwitchedReviewer(reviewer, () => _isOn, fault),
        });
        // The alert wants some reviews in number within its window, on a machine that is busy too.
        _reviews = Repeated.Reviews(_server, atOnce: 5);
    }

    public override Task CauseAsync()
    {
        _isOn = true;
        return Task.CompletedTask;
    }

    public override Task MendAsync()
    {
        _isOn = false;
        return Task.CompletedTask;
    }

    public override async ValueTask DisposeAsync()
    {
        await _reviews!.DisposeAsync();
        await _server!.DisposeAsync();
    }
}
