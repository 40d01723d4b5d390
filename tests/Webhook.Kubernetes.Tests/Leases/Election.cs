using System.Text.Json.Nodes;
using Webhook.Testing;

namespace Webhook.Kubernetes.Tests.Leases;

/// <summary>Candidates for one Lease on a clock that only the test moves; fails as soon as two lead at one time.</summary>
internal sealed class Election : IAsyncDisposable
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(100);

    private readonly List<Candidate> _candidates = [];

    public FakeTimeProvider Clock { get; } = new();

    public FakeObjectStore Store { get; } = new();

    public static string LeasePath => "apis/coordination.k8s.io/v1/namespaces/system/leases/leader";

    public JsonNode Spec => Store.Find(LeasePath)!["spec"]!;

    public Candidate Enter(string name, TimeProvider? clock = null)
    {
        var candidate = new Candidate(name, Store, clock ?? Clock);
        _candidates.Add(candidate);
        candidate.Run();
        return candidate;
    }

    /// <summary>Moves the clock in small steps. What falls due on the way has been done on return: the store answers without waiting.</summary>
    public Task AdvanceAsync(double seconds) => AdvanceUntilAsync(() => false, seconds);

    /// <summary>Moves the clock until something holds; answers after how long, at most <paramref name="limit"/> seconds.</summary>
    // On a thread without a synchronisation context, so that continuations of timers run within Advance.
    public Task<double> AdvanceUntilAsync(Func<bool> condition, double limit = 60) => Task.Run(() =>
    {
        var begin = Clock.GetUtcNow();
        while (!condition() && Clock.GetUtcNow() - begin < TimeSpan.FromSeconds(limit))
        {
            Clock.Advance(Step);
            Assert.True(_candidates.Count(candidate => candidate.Election.IsLeader) < 2, "two lead at one time");
        }

        return (Clock.GetUtcNow() - begin).TotalSeconds;
    });

    public async ValueTask DisposeAsync()
    {
        foreach (var candidate in _candidates)
            await candidate.DisposeAsync();

        Store.Dispose();
    }
}
