using Webhook.Policy.Placement;

namespace Webhook.ControlPlane.Tests.Placement;

/// <summary>The placement that the product foretells, against the pods that the DaemonSet controller makes.</summary>
[Collection(nameof(PlacementCluster))]
public sealed class PlacementTests(PlacementCluster cluster)
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Foretells_the_pods_of_64_DaemonSets_on_12_nodes_node_for_node(int seed)
    {
        var round = new PlacementRound(cluster, seed);
        try
        {
            var created = await round.CreateAsync();
            AssertPlacement(created, (decision, _) => decision.ShouldRun, new());
            Assert.Equal(Text(created.Actual), Text(await round.ExplainAsync()));

            var changed = await round.ChangeNodesAsync(created);
            AssertPlacement(changed, (decision, had) => decision.ShouldRun || (had && decision.ShouldContinueRunning), created.Actual);
        }
        finally
        {
            await round.CleanAsync();
        }
    }

    /// <summary>Compares node by node and tells every difference with what the product says of it.</summary>
    private static void AssertPlacement(
        Outcome outcome, Func<PlacementDecision, bool, bool> hasPod, Dictionary<string, SortedSet<string>> before)
    {
        var differences = new List<string>();
        foreach (var (name, nodes) in outcome.Actual)
        {
            var daemonSet = outcome.Snapshot.Objects.FindDaemonSet(outcome.Namespace, name)!;
            foreach (var node in outcome.Snapshot.PlacementOf(daemonSet).Explanations)
            {
                var foretold = hasPod(node.Decision, before.TryGetValue(name, out var earlier) && earlier.Contains(node.Node));
                var why = string.Join("; ", node.Reasons.Select(reason => reason.Text));
                if (foretold != nodes.Contains(node.Node))
                    differences.Add($"{name} on {node.Node}: foretold {foretold}; {why}");
            }
        }

        Assert.True(differences.Count == 0, string.Join('\n', differences));
    }

    private static string Text(Dictionary<string, SortedSet<string>> placement) => string.Join('\n', placement
        .OrderBy(entry => entry.Key, StringComparer.Ordinal)
        .Select(entry => $"{entry.Key}: {string.Join(' ', entry.Value)}"));
}
