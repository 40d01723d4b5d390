namespace Webhook.Model.Tests;

public sealed class FieldPathTests
{
    [Fact]
    public void Writes_paths_as_Kubernetes_does() =>
        Assert.Equal("spec.tolerations[0].labels[app.kubernetes.io/name]", FieldPath.Root.Child("spec").Child("tolerations").Index(0).Child("labels").Key("app.kubernetes.io/name").Text);

    [Theory]
    [InlineData("", "")]
    [InlineData("spec", "spec")]
    [InlineData("items[2].spec", "items [2] spec")]
    [InlineData("metadata.labels[app.kubernetes.io/name]", "metadata labels [app.kubernetes.io/name]")]
    [InlineData("labels[a]b]", "labels [a]b]")]
    [InlineData("[0][1]", "[0] [1]")]
    [InlineData("open[a", "open [a]")]
    [InlineData("a..b.", "a b")]
    public void Takes_paths_apart(string path, string steps) =>
        Assert.Equal(steps, string.Join(' ', new FieldPath(path).Steps().Select(step => step.IsBracketed ? $"[{step.Name}]" : step.Name)));

    [Theory]
    [InlineData("items[2]", "spec.x", "items[2].spec.x")]
    [InlineData("", "spec", "spec")]
    [InlineData("items", "[0]", "items[0]")]
    [InlineData("items[0]", "", "items[0]")]
    public void Joins_paths(string path, string rest, string joined) => Assert.Equal(joined, new FieldPath(path).Append(new(rest)).Text);

    [Fact]
    public void Tells_an_index_from_a_key() =>
        Assert.Equal([null, 3, null, null], new FieldPath("a[3][b][-1]").Steps().Select(step => step.Index));
}
