using System.Text;
using Webhook.Policy.Templates;
using Webhook.Policy.Tests.Injection;

namespace Webhook.Policy.Tests.Templates;

public sealed class TemplateChangesTests
{
    private const string Bare = """{"spec":{"template":{"spec":{"containers":[{"name":"a"}]}}}}""";

    [Theory]
    [InlineData(Bare, Bare)]
    [InlineData(Bare, """{"spec":{"template":{"spec":{"nodeName":"","containers":[{"name":"a"}]}}}}""")]
    [InlineData("""{"spec":{}}""", """{"spec":{"template":null}}""")]
    [InlineData("""{"spec":{"template":{}}}""", """{"spec":{}}""")]
    public void Sees_no_change_where_the_template_is_stored_alike(string stored, string updated) =>
        Assert.Equal(TemplateChange.None, Of(stored, updated));

    [Theory]
    [InlineData(Bare, """{"spec":{"template":{"spec":{"containers":[{"name":"b"}]}}}}""")]
    [InlineData(Bare, """{"spec":{"template":{"spec":{"containers":[{"name":"a"}],"tolerations":[{"operator":"Exists"}]}}}}""")]
    [InlineData(Bare, """{"spec":{}}""")]
    [InlineData(Bare, """{"spec":{"template":{"spec":{"nodeSelector":{"node-role.kubernetes.io/worker":""},"containers":[{"name":"a"}]}}}}""")]
    public void Sees_a_change_where_it_is_stored_differently(string stored, string updated) =>
        Assert.Equal(TemplateChange.Certain, Of(stored, updated));

    [Fact]
    public void Leaves_open_what_can_not_be_compared()
    {
        var unparsed = Reviews.Update(Bare, Bare) with
        {
            Template = new(Encoding.UTF8.GetBytes("""{"spec":tru}"""), default, default),
        };

        Assert.Equal(TemplateChange.Possible, TemplateChanges.Of(unparsed));
        Assert.Equal(TemplateChange.Possible, TemplateChanges.Of(Reviews.Update(Bare, Bare) with { OldObjectJson = default }));
        Assert.Equal(TemplateChange.Possible, TemplateChanges.Of(Reviews.Update(Bare, Bare) with { ObjectJson = default }));
    }

    [Fact]
    public void Sees_no_change_outside_of_updates() => Assert.Equal(TemplateChange.None, TemplateChanges.Of(Reviews.Create(Bare)));

    private static TemplateChange Of(string stored, string updated) => TemplateChanges.Of(Reviews.Update(stored, updated));
}
