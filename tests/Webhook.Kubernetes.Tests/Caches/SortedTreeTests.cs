using Webhook.Kubernetes.Caches;

namespace Webhook.Kubernetes.Tests.Caches;

public sealed class SortedTreeTests
{
    private static readonly SortedTree<Item> Empty = SortedTree<Item>.Empty(item => new("", item.Name, ""));

    [Theory]
    [InlineData(1, 40)]
    [InlineData(2, 900)]
    [InlineData(3, 20_000)]
    public void Holds_what_a_sorted_dictionary_would_while_it_grows_and_shrinks(int seed, int names)
    {
        var random = new Random(seed);
        var model = new SortedDictionary<string, Item>(StringComparer.Ordinal);
        var tree = Empty;
        for (var i = 0; i < 20_000; i++)
        {
            // Four in five are additions at first, removals at last.
            var name = $"n{random.Next(names)}";
            if (random.Next(20_000) > i / 5 * 4)
                (tree, model[name]) = With(tree, new(name, i));
            else if (model.Remove(name))
                tree = tree.Without(new("", name, ""));

            if (i % 1_000 == 0)
                Assert.Equal(model.Values, tree);
        }

        Assert.Equal(model.Values, tree);
        Assert.Equal(model.Count, tree.Count);
        Assert.All(Enumerable.Range(0, names), number => Assert.Same(model.GetValueOrDefault($"n{number}"), tree.Find(new("", $"n{number}", ""))));
        foreach (var name in model.Keys.ToList())
            tree = tree.Without(new("", name, ""));

        Assert.Empty(tree);
    }

    [Fact]
    public void Leaves_the_tree_that_a_change_was_made_from_as_it_was()
    {
        var items = Enumerable.Range(0, 2_000).Select(i => new Item($"n{i:0000}", 0)).ToList();
        var before = Empty.Of(items);

        var after = before.With(new("n0007", 1)).Without(new("", "n1000", "")).With(new("n1000b", 2));

        Assert.Equal(items, before);
        Assert.Equal(2_000, after.Count);
        Assert.Equal(1, after.Find(new("", "n0007", ""))!.Number);
        Assert.Null(after.Find(new("", "n1000", "")));
        Assert.Same(after, after.Without(new("", "n1000", "")));
    }

    private static (SortedTree<Item>, Item) With(SortedTree<Item> tree, Item item) => (tree.With(item), item);

    private sealed record Item(string Name, int Number);
}
