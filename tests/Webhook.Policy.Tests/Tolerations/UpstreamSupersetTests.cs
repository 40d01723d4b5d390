using Webhook.Model.Core;

namespace Webhook.Policy.Tests.Tolerations;

public sealed class UpstreamSupersetTests
{
    [Theory]
    [InlineData("", "Exists", "", "a", "Equal", "v", true)]
    [InlineData("", "Equal", "v", "a", "Equal", "v", false)] // keyless, yet of one value
    [InlineData("b", "Exists", "", "a", "Equal", "v", false)] // every value, yet of one key
    [InlineData("a", "Exists", "", "a", "Equal", "v", true)]
    [InlineData("a", "", "v", "a", "Equal", "v", true)]
    [InlineData("a", "Equal", "v", "a", "Equal", "w", false)]
    [InlineData("a", "Equal", "v", "a", "", "v", false)] // upstream compares the operator as written
    [InlineData("a", "Gt", "1", "a", "Equal", "2", false)]
    public void Compares_keys_operators_and_values(string wideKey, string wideOperator, string wideValue, string key, string op, string value, bool holds) =>
        Assert.Equal(holds, UpstreamSuperset.Holds(
            new Toleration { Key = wideKey, Operator = wideOperator, Value = wideValue },
            new Toleration { Key = key, Operator = op, Value = value }));
}
