using System.Text;
using Webhook.Model.Manifests;
using static Webhook.Model.Tests.Manifests.Reading;

namespace Webhook.Model.Tests.Manifests;

public sealed class AliasTests
{
    [Theory]
    [InlineData("{a: &x [1, {b: c}], d: *x}", "{\"a\":[1,{\"b\":\"c\"}],\"d\":[1,{\"b\":\"c\"}]}")]
    [InlineData("{a: &x {b: 1, c: 2}, d: {<<: *x, b: 3}}", "{\"a\":{\"b\":1,\"c\":2},\"d\":{\"c\":2,\"b\":3}}")]
    [InlineData("{a: &x {b: 1}, d: {b: 3, <<: *x}}", "{\"a\":{\"b\":1},\"d\":{\"b\":3}}")]
    [InlineData("{a: &x {b: 1}, e: &y {b: 2, f: 3}, d: {<<: [*x, *y]}}", "{\"a\":{\"b\":1},\"e\":{\"b\":2,\"f\":3},\"d\":{\"b\":1,\"f\":3}}")]
    [InlineData("{a: &x {b: &y {c: 1}}, d: {<<: *x, e: *y}}", "{\"a\":{\"b\":{\"c\":1}},\"d\":{\"b\":{\"c\":1},\"e\":{\"c\":1}}}")]
    [InlineData("{\"<<\": {a: 1}}", "{\"<<\":{\"a\":1}}")]
    [InlineData("&x [*y]", null)]
    public void Resolves_aliases_and_merge_keys(string text, string? json)
    {
        if (json is null)
            Assert.Contains("*y stands for nothing", Assert.Single(ProblemsOf("apiVersion: v1\nkind: A\nv: " + text)), StringComparison.Ordinal);
        else
            Assert.Equal(json, ValueOf(text));
    }

    [Fact]
    public void Marks_what_is_not_written_where_it_is_read()
    {
        var root = Read(Head + "spec: &s\n  minReadySeconds: 1\nx: *s\nz:\n  <<: *s\n").Objects.Single().Root;
        var (anchored, alias, merged) = ((ManifestMapping)root["spec"]!, (ManifestMapping)root["x"]!, (ManifestMapping)root["z"]!);

        Assert.Equal(("s", false), (anchored.Anchor, anchored.IsAlias));
        Assert.True(alias.IsAlias);
        Assert.Equal(new Position(5, 4), alias.Start);
        Assert.Same(anchored["minReadySeconds"], alias["minReadySeconds"]);
        Assert.False(merged.IsAlias);
        Assert.True(merged["minReadySeconds"]!.IsAlias);
        Assert.Equal(new Position(7, 3), merged.Entries[0].KeyStart);
    }

    [Fact]
    public void Stops_before_aliases_take_the_memory()
    {
        var text = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (var i = 1; i < 12; i++)
            text.Append($"a{i}: &a{i} [").AppendJoin(", ", Enumerable.Repeat($"*a{i - 1}", 10)).Append("]\n");

        Assert.Contains("written out, the aliases of this document come to more than 8 MiB; use fewer", Assert.Single(ProblemsOf(text.ToString())), StringComparison.Ordinal);
    }

    [Fact]
    public void Stops_before_aliases_nest_too_deep()
    {
        var text = new StringBuilder("a0: &a0 [x]\n");
        for (var i = 1; i < 120; i++)
            text.Append($"a{i}: &a{i} [*a{i - 1}]\n");

        Assert.Contains("more than 100 levels deep", Assert.Single(ProblemsOf(text.ToString())), StringComparison.Ordinal);
    }
}
