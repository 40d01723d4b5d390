using Webhook.Testing.ApiServers;

namespace Webhook.Kubernetes.Tests.Caches;

/// <summary>Changes and faults in any order: afterwards the cache holds what the server holds, and a listener heard each step once.</summary>
public sealed class ReflectorModelTests
{
    private const int Steps = 80;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 24)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Ends_with_what_the_server_holds(int seed)
    {
        var random = new Random(seed);
        var model = new SortedDictionary<string, Model>(StringComparer.Ordinal);
        await using var rig = await ReflectorRig.CreateAsync();
        for (var i = random.Next(30); i > 0; i--)
            Put(rig, model, random);

        rig.Run();
        for (var step = 0; step < Steps; step++)
        {
            if (random.Next(4) == 0)
                Break(rig, model, random);
            else
                Change(rig, model, random);

            if (random.Next(12) == 0)
                await AgreeAsync(rig, model);
        }

        await AgreeAsync(rig, model);

        Assert.Equal(Readable(model), Replayed(rig));
        foreach (var group in model.Values.Where(it => it.Readable).GroupBy(it => it.App))
            Assert.Equal(group.Count(), rig.Reflector.Store.Current.InGroup("ds-" + group.Key).Count);
    }

    private static async Task AgreeAsync(ReflectorRig rig, SortedDictionary<string, Model> model)
    {
        rig.Server.Fault = null;
        // Last in the order of time and of names: once it is told of, all before it has been.
        var last = Model.Last(rig.Changes.Count);
        model[last.Key] = last;
        rig.Server.Put(last.Key, last.Json);
        await rig.SettleAsync(() =>
        {
            lock (rig.Changes)
                return rig.Changes.Exists(change => change.After?.Uid == last.Uid);
        });

        Assert.Equal(Readable(model), Held(rig));
        Assert.Equal(model.Values.Count(it => !it.Readable), rig.Reflector.State.Unreadable);
    }

    private static void Change(ReflectorRig rig, SortedDictionary<string, Model> model, Random random)
    {
        if (model.Count > 0 && random.Next(4) == 0)
        {
            var key = model.Keys.ElementAt(random.Next(model.Count));
            model.Remove(key);
            rig.Server.Delete(key);
        }
        else
        {
            Put(rig, model, random);
        }
    }

    private static void Put(ReflectorRig rig, SortedDictionary<string, Model> model, Random random)
    {
        var made = Model.Any(random);
        model[made.Key] = made;
        rig.Server.Put(made.Key, made.Json);
    }

    private static void Break(ReflectorRig rig, SortedDictionary<string, Model> model, Random random)
    {
        var server = rig.Server;
        switch (random.Next(9))
        {
            case 0:
                server.EachWatch(watch => watch.Drop(), forget: true);
                break;
            case 1:
                server.EachWatch(watch => watch.End(), forget: true);
                break;
            case 2:
                server.EachWatch(
                    watch =>
                    {
                        watch.Raw("{\"type\":\"DELETED\",\"object\":{\"metadata\":{\"name\":\"p1\",\"names");
                        watch.Drop();
                    },
                    forget: true);
                break;
            case 3:
                server.EachWatch(watch => watch.Send("ERROR", """{"kind":"Status","code":410,"reason":"Expired","message":"too old"}"""), forget: true);
                server.Compact();
                break;
            case 4:
                server.Bookmark();
                break;
            case 5:
                server.FailOnce(FakeApiServer.Refuse(500, "InternalError"), FakeApiServer.Drop);
                server.EachWatch(watch => watch.Drop(), forget: true);
                break;
            case 6:
                server.FailOnce(FakeApiServer.Refuse(429, "TooManyRequests", retryAfter: "3"));
                server.EachWatch(watch => watch.Drop(), forget: true);
                break;
            case 7:
                server.EachWatch(watch => watch.Drop(), forget: true);
                server.Compact();
                break;
            default:
                Restore(rig, model, random);
                break;
        }
    }

    /// <summary>The server comes back from a backup: half of the objects, and others.</summary>
    private static void Restore(ReflectorRig rig, SortedDictionary<string, Model> model, Random random)
    {
        foreach (var key in model.Keys.Where(_ => random.Next(2) == 0).ToList())
            model.Remove(key);

        var made = Model.Any(random);
        model[made.Key] = made;
        rig.Server.EachWatch(watch => watch.Drop(), forget: true);
        rig.Server.Restore(model.ToDictionary(entry => entry.Key, entry => entry.Value.Json));
    }

    private static IEnumerable<string> Readable(SortedDictionary<string, Model> model) =>
        model.Where(entry => entry.Value.Readable).Select(entry => $"{entry.Key}#{entry.Value.Uid}@{entry.Value.Node}");

    private static IEnumerable<string> Held(ReflectorRig rig) =>
        rig.Reflector.Store.Current.All.Select(pod => $"{pod.Namespace}/{pod.Name}#{pod.Uid}@{pod.NodeName}");

    /// <summary>What somebody holds who only heard the changes; a change that does not fit what was before it fails.</summary>
    private static IEnumerable<string> Replayed(ReflectorRig rig)
    {
        var held = new SortedDictionary<string, Webhook.Model.Core.Pod>(StringComparer.Ordinal);
        foreach (var (before, after) in rig.Changes)
        {
            var key = $"{(before ?? after)!.Namespace}/{(before ?? after)!.Name}";
            Assert.Equal(before, held.GetValueOrDefault(key));
            held.Remove(key);
            if (after is not null)
                held.Add(key, after);
        }

        return held.Select(entry => $"{entry.Key}#{entry.Value.Uid}@{entry.Value.NodeName}");
    }

    private sealed record Model(string Key, string Uid, string Node, string App, bool Readable, string Json)
    {
        public static Model Last(int number) =>
            new("zz/last", $"last-{number}", "n", "app0", true, PodJson.Of("zz", "last", $"last-{number}", "n", "app0"));

        public static Model Any(Random random)
        {
            var (ns, name) = ($"ns{random.Next(3)}", $"p{random.Next(15)}");
            var (uid, node, app) = ($"u{random.Next(3)}", $"n{random.Next(4)}", $"app{random.Next(3)}");
            var readable = random.Next(10) > 0;
            var json = PodJson.Of(ns, name, uid, node, app);
            return new($"{ns}/{name}", uid, node, app, readable, readable ? json : json.Replace("\"Running\"", "[]", StringComparison.Ordinal));
        }
    }
}
