using System.Globalization;
using Webhook.Kubernetes.Api;
using Webhook.Kubernetes.Caches;
using Webhook.Testing.ApiServers;

namespace Webhook.Kubernetes.Tests.Caches;

/// <summary>Objects that can't be read cost nothing but themselves.</summary>
public sealed class UnreadableObjectTests
{
    private const string Told = "pods a/bad: spec.nodeName has a value of the wrong type";

    [Fact]
    public async Task Leaves_one_object_out_of_a_list_and_keeps_all_others()
    {
        await using var rig = await ReflectorRig.CreateAsync();
        rig.Server.Put("a/bad", Bad("bad"));
        rig.Server.Put("a/first", PodJson.Of("a", "first"));
        rig.Server.Put("a/second", PodJson.Of("a", "second"));

        await rig.RunToWatchAsync();

        Assert.Equal(["a/first@node-1", "a/second@node-1"], rig.Held);
        Assert.Equal([Told], rig.Unreadable);
        Assert.Equal(1, rig.Reflector.State.Unreadable);
        Assert.True(rig.Reflector.State.Synced);
        Assert.Single(rig.Lists);
    }

    [Fact]
    public async Task Follows_an_object_through_unreadable_states_within_one_watch()
    {
        await using var rig = await ReflectorRig.CreateAsync();
        rig.Server.Put("a/bad", PodJson.Of("a", "bad"));
        await rig.RunToWatchAsync();

        rig.Server.Put("a/bad", Bad("bad"));
        rig.Server.Put("a/bad", Bad("bad"));
        rig.Server.Put("b/other", PodJson.Of("b", "other"));
        await rig.UntilAsync(() => rig.Held.Contains("b/other@node-1"));
        var whileBad = (Held: rig.Held.ToList(), rig.Reflector.State.Unreadable);
        rig.Server.Put("a/bad", PodJson.Of("a", "bad", node: "node-2"));
        await rig.UntilAsync(() => rig.Reflector.State.Unreadable == 0);
        rig.Server.Put("a/bad", Bad("bad"));
        rig.Server.Delete("a/bad");
        rig.Server.Put("b/last", PodJson.Of("b", "last"));
        await rig.UntilAsync(() => rig.Held.Contains("b/last@node-1"));

        Assert.Equal(["b/other@node-1"], whileBad.Held);
        Assert.Equal(1, whileBad.Unreadable);
        Assert.Equal(["b/last@node-1", "b/other@node-1"], rig.Held);
        Assert.Equal(0, rig.Reflector.State.Unreadable);
        // Once for each time that it became unreadable, not once for each event.
        Assert.Equal([Told, Told], rig.Unreadable);
        Assert.Single(rig.Watches);
    }

    [Fact]
    public async Task Goes_on_behind_an_event_that_does_not_even_say_which_object_it_is_about()
    {
        await using var rig = await ReflectorRig.CreateAsync();
        rig.Server.Put("a/one", PodJson.Of("a", "one"));
        await rig.RunToWatchAsync();

        rig.Server.EachWatch(watch => watch.Send("MODIFIED", """{"metadata":{"name":["one"],"namespace":{}},"spec":7}"""));
        rig.Server.EachWatch(watch => watch.Send("DELETED", "42"));
        rig.Server.Put("a/two", PodJson.Of("a", "two"));
        await rig.UntilAsync(() => rig.Held.Count() == 2);

        Assert.Equal(["a/one@node-1", "a/two@node-1"], rig.Held);
        Assert.Equal("pods without a name that can be read: metadata.name has a value of the wrong type", Assert.Single(rig.Unreadable));
        Assert.Single(rig.Watches);
    }

    [Fact]
    public async Task Does_not_name_an_object_again_after_a_new_list()
    {
        await using var rig = await ReflectorRig.CreateAsync();
        rig.Server.Put("a/bad", Bad("bad"));
        await rig.RunToWatchAsync();

        rig.Server.EachWatch(watch => watch.Drop(), forget: true);
        rig.Server.Put("a/worse", Bad("worse"));
        rig.Server.Compact();
        while ((await rig.RestartAsync()).Reason != WatchRestartReason.Expired)
        {
        }

        await rig.UntilAsync(() => rig.Reflector.State.Unreadable == 2);

        Assert.Equal([Told, Told.Replace("bad", "worse", StringComparison.Ordinal)], rig.Unreadable);
        Assert.Empty(rig.Held);
    }

    [Fact]
    public async Task Counts_all_but_names_no_more_than_a_hundred()
    {
        await using var rig = await ReflectorRig.CreateAsync();
        for (var i = 0; i < 150; i++)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"bad{i:000}");
            rig.Server.Put("a/" + name, Bad(name));
        }

        await rig.RunToWatchAsync();

        Assert.Equal(150, rig.Reflector.State.Unreadable);
        Assert.Equal(100, rig.Unreadable.Count);
    }

    [Fact]
    public void Names_object_field_and_resource()
    {
        Assert.Equal("nodes n: spec has a value of the wrong type", $"{new UnreadableObject("nodes", new("", "n", ""), "spec has a value of the wrong type")}");
        Assert.Equal("pods without a name that can be read: x", $"{new UnreadableObject("pods", default(ObjectIdentity) with { Name = "" }, "x")}");
    }

    private static string Bad(string name) => PodJson.Of("a", name).Replace("\"node-1\"", "{\"no\":\"text\"}", StringComparison.Ordinal);
}
