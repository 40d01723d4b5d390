using Webhook.Model.Core;
using Webhook.Policy.Selectors;

namespace Webhook.Policy.Tests.Selectors;

/// <summary>Label selectors as text. The rows follow what <c>labels.Parse</c> of k8s.io/apimachinery accepts.</summary>
public sealed class LabelSelectorTextTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("  ", "")]
    [InlineData("disk=ssd", "disk In [ssd]")]
    [InlineData("disk==ssd", "disk In [ssd]")]
    [InlineData("disk!=ssd", "disk NotIn [ssd]")]
    [InlineData(" disk = ssd , !gpu ", "disk In [ssd]; gpu DoesNotExist []")]
    [InlineData("node-role.kubernetes.io/infra=", "node-role.kubernetes.io/infra In []")]
    [InlineData("node-role.kubernetes.io/infra", "node-role.kubernetes.io/infra Exists []")]
    [InlineData("a=,b", "a In []; b Exists []")]
    [InlineData("zone in (a, b)", "zone In [a,b]")]
    [InlineData("zone in (a,,b)", "zone In [a,,b]")]
    [InlineData("zone in ()", "zone In []")]
    [InlineData("zone notin (a)", "zone NotIn [a]")]
    [InlineData("in in (in)", "in In [in]")]
    [InlineData("cores>8,cores<65", "cores Gt [8]; cores Lt [65]")]
    public void Reads_every_form(string text, string expected) => Assert.Equal(
        expected,
        string.Join("; ", LabelSelectorText.Read(text)!.Select(it => $"{it.Key} {it.Operator} [{string.Join(',', it.Values)}]")));

    [Theory]
    [InlineData(",")]
    [InlineData("a,")]
    [InlineData(",a")]
    [InlineData("a b")]
    [InlineData("a=b c")]
    [InlineData("!")]
    [InlineData("=b")]
    [InlineData("a in b")]
    [InlineData("a in (b")]
    [InlineData("a in (b c)")]
    [InlineData("a>many")]
    [InlineData("-a=b")]
    [InlineData("a=-b")]
    [InlineData("a/b/c")]
    public void Refuses_what_is_no_selector(string text) => Assert.Null(LabelSelectorText.Read(text));

    [Fact]
    public void An_empty_value_is_a_value() =>
        Assert.Equal([""], Assert.Single<NodeSelectorRequirement>(LabelSelectorText.Read("a=")!).Values);
}
