using System.Text.Json;
using Webhook.Policy.Policies.Validation;

namespace Webhook.Policy.Tests.Rules;

public sealed class LabelRequirementShapeTests
{
    [Theory]
    [InlineData("""{"key": "team"}""")]
    [InlineData("""{"key": "example.com/team", "value": "[a-z]{2,}", "on": "DaemonSet"}""")]
    [InlineData("\"team\"", "")]
    [InlineData("{}", "")]
    [InlineData("""{"key": "a b"}""", ".key")]
    [InlineData("""{"key": 3}""", ".key")]
    [InlineData("""{"key": "team", "value": "["}""", ".value")]
    [InlineData("""{"key": "team", "on": "Pod"}""", ".on")]
    [InlineData("""{"key": "team", "vaule": "x"}""", ".vaule")]
    public void Names_the_member_that_is_wrong(string json, params string[] paths) =>
        Assert.Equal(paths, LabelRequirementShape.Problems(JsonElement.Parse(json)).Select(problem => problem.Path));

    [Fact]
    public void Guesses_the_word_that_was_meant()
    {
        var problem = Assert.Single(LabelRequirementShape.Problems(JsonElement.Parse("""{"key": "team", "on": "template"}""")));

        Assert.Equal("is \"template\"; did you mean Template?", problem.Message);
    }
}
