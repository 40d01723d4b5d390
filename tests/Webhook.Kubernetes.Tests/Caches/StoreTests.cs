using FsCheck;
using FsCheck.Fluent;
using Webhook.Kubernetes.Api;
using Webhook.Kubernetes.Caches;
using Webhook.Model.Core;
using Webhook.Model.Meta;

namespace Webhook.Kubernetes.Tests.Caches;

public sealed class StoreTests
{
    private readonly Store<Pod> _store = new(Resources.Pods);

    [Fact]
    public void Leaves_a_snapshot_as_it_was_taken()
    {
        _store.Replace([Pod("a", "one"), Pod("a", "two"), Pod("b", "one")]);
        var before = _store.Current;

        _store.Put(Pod("a", "one", node: "n2"));
        _store.Remove("b", "one");
        _store.Put(Pod("c", "new"));

        Assert.Equal(["a/one", "a/two", "b/one"], Names(before));
        Assert.Equal("n1", before.Find("a", "one")!.NodeName);
        Assert.Equal(["a/one", "a/two", "c/new"], Names(_store.Current));
        Assert.Equal("n2", _store.Current.Find("a", "one")!.NodeName);
        Assert.Equal(["a", "c"], _store.Current.Namespaces);
        Assert.Equal(3, _store.Current.Count);
        Assert.Equal(before.Version + 3, _store.Current.Version);
    }

    [Fact]
    public void Does_nothing_for_an_object_that_has_not_changed_in_what_is_kept()
    {
        var listener = new Listener();
        _store.Put(Pod("a", "one"));
        _store.Subscribe(listener);
        var before = _store.Current;

        _store.Put(Pod("a", "one"));
        _store.Remove("a", "none");
        _store.Remove("none", "one");

        Assert.Same(before, _store.Current);
        Assert.Empty(listener.Changes);
    }

    [Fact]
    public void Finds_pods_by_owner_and_orphans_by_namespace()
    {
        _store.Put(Pod("a", "one", owner: "x"));
        _store.Put(Pod("a", "two", owner: "x"));
        _store.Put(Pod("a", "lone"));
        _store.Put(Pod("b", "lone"));
        _store.Put(Pod("a", "two", owner: "y"));
        _store.Remove("a", "one");

        Assert.Empty(_store.Current.InGroup("x"));
        Assert.Equal(["two"], _store.Current.InGroup("y").Select(pod => pod.Name));
        Assert.Equal(["a"], _store.Current.InGroup(Resources.OrphansOf("a")).Select(pod => pod.Namespace));
    }

    [Fact]
    public void Holds_what_a_plain_dictionary_would_after_any_changes()
    {
        var step = from kind in Gen.Choose(0, 9)
                   from ns in Gen.Choose(0, 2)
                   from name in Gen.Choose(0, 4)
                   from uid in Gen.Choose(0, 2)
                   from owner in Gen.Choose(0, 2)
                   select (kind, Pod: Pod($"ns{ns}", $"p{name}", uid: $"u{uid}", owner: owner == 0 ? "" : $"o{owner}"));

        Prop.ForAll(step.ListOf().ToArbitrary(), Agrees).Check(Config.QuickThrowOnFailure.WithMaxTest(300).WithReplay(7, 9));
    }

    private static bool Agrees(IList<(int Kind, Pod Pod)> steps)
    {
        var store = new Store<Pod>(Resources.Pods);
        var told = new Listener();
        store.Subscribe(told);
        var model = new SortedDictionary<string, Pod>(StringComparer.Ordinal);
        foreach (var (kind, pod) in steps)
        {
            var key = $"{pod.Namespace}/{pod.Name}";
            switch (kind)
            {
                case 0:
                    // A new list of every other object, the last one twice.
                    var list = model.Values.Where((_, index) => index % 2 == 0).Append(pod).Append(pod).ToList();
                    store.Replace(list);
                    model = new(list.DistinctBy(item => $"{item.Namespace}/{item.Name}@{item.Uid}@{item.Controller?.Uid}")
                        .GroupBy(item => $"{item.Namespace}/{item.Name}").ToDictionary(group => group.Key, group => group.Last()), StringComparer.Ordinal);
                    break;
                case < 4:
                    store.Remove(pod.Namespace, pod.Name);
                    model.Remove(key);
                    break;
                default:
                    store.Put(pod);
                    model[key] = pod;
                    break;
            }
        }

        var groups = model.Values.GroupBy(pod => pod.Controller?.Uid ?? Resources.OrphansOf(pod.Namespace)).ToDictionary(group => group.Key, group => group.ToHashSet());
        return store.Current.All.SequenceEqual(model.Values)
            && store.Current.Count == model.Count
            && told.Replay().SequenceEqual(model.Values)
            && groups.All(group => group.Value.SetEquals(store.Current.InGroup(group.Key)))
            && store.Current.Groups.Count == groups.Count;
    }

    private static Pod Pod(string @namespace, string name, string uid = "u", string node = "n1", string owner = "") => new()
    {
        Namespace = @namespace,
        Name = name,
        Uid = uid,
        NodeName = node,
        Controller = owner.Length == 0 ? null : new OwnerReference { Kind = "DaemonSet", Name = owner, Uid = owner, Controller = true },
    };

    private static IEnumerable<string> Names(StoreSnapshot<Pod> snapshot) => snapshot.All.Select(pod => $"{pod.Namespace}/{pod.Name}");

    private sealed class Listener : IStoreListener<Pod>
    {
        public List<StoreChange<Pod>> Changes { get; } = [];

        public void OnChange(StoreChange<Pod> change) => Changes.Add(change);

        /// <summary>What somebody holds who only ever heard the changes; fails when a change does not fit.</summary>
        public SortedDictionary<string, Pod>.ValueCollection Replay()
        {
            var held = new SortedDictionary<string, Pod>(StringComparer.Ordinal);
            foreach (var (before, after) in Changes)
            {
                var key = $"{(before ?? after)!.Namespace}/{(before ?? after)!.Name}";
                Assert.Equal(before, held.GetValueOrDefault(key));
                Assert.True(before is null || after is null || before.Uid == after.Uid);
                held.Remove(key);
                if (after is not null)
                    held.Add(key, after);
            }

            return held.Values;
        }
    }
}
