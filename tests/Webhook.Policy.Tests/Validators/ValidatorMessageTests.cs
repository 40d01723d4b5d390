using System.Text.Json;
using FluentValidation.Results;
using Webhook.Model;
using Webhook.Model.Apps;
using Webhook.Model.Core;
using Webhook.Model.Meta;
using Webhook.Policy.Validators;

namespace Webhook.Policy.Tests.Validators;

/// <summary>What the validators say, word for word; where and of which type their errors are is in tests/vectors.</summary>
public sealed class ValidatorMessageTests
{
    [Theory]
    [InlineData("", "", "", "", null, "operator: operator is absent without a key: only Exists tolerates every key")]
    [InlineData("", "Equal", "", "", null, "operator: operator is \"Equal\" without a key: only Exists tolerates every key")]
    [InlineData("a", "Exists", "v", "", null, "operator: value \"v\" must be empty with operator Exists")]
    [InlineData("a", "exists", "", "", null, "operator: operator \"exists\" must be Equal or Exists")]
    [InlineData("a", "Gt", "5", "", null, "operator: operator \"Gt\" is refused where the feature gate TaintTolerationComparisonOperators is off, as it is by default")]
    [InlineData("a", "Exists", "", "Bad", null, "effect: effect \"Bad\" must be NoSchedule, PreferNoSchedule or NoExecute")]
    [InlineData("a", "Exists", "", "", 30L, "effect: effect is absent with tolerationSeconds 30: must be NoExecute")]
    [InlineData("a", "Exists", "", "NoSchedule", 0L, "effect: effect is \"NoSchedule\" with tolerationSeconds 0: must be NoExecute")]
    [InlineData("a", "Exists", "", "NoExecute", 30L, null)]
    public void Says_what_is_wrong_with_a_toleration(string key, string op, string value, string effect, long? seconds, string? text) =>
        AssertSays(text, new TolerationValidator().Validate(new Toleration { Key = key, Operator = op, Value = value, Effect = effect, TolerationSeconds = seconds }));

    [Theory]
    [InlineData("Gt", "5", null)]
    [InlineData("Lt", "-5", null)]
    [InlineData("Lt", "05", "value: value \"05\" must be a whole number without plus sign or leading zeros for operator Lt")]
    [InlineData("Above", "5", "operator: operator \"Above\" must be Equal or Exists")]
    public void Takes_comparisons_where_they_are_allowed(string op, string value, string? text) =>
        AssertSays(text, new TolerationValidator(comparisonOperators: true).Validate(new Toleration { Key = "a", Operator = op, Value = value }));

    [Fact]
    public void Reports_a_comparison_without_a_value_as_malformed_and_as_no_number()
    {
        var result = new TolerationValidator(comparisonOperators: true).Validate(new Toleration { Key = "a", Operator = "Gt" });

        Assert.Equal(
            ["value \"\" must be a whole number without plus sign or leading zeros for operator Gt", "value \"\" is no 64-bit integer, which operator Gt compares"],
            result.Errors.Select(error => error.ErrorMessage));
    }

    [Fact]
    public void Names_the_value_and_every_error_in_it()
    {
        var value = new string('v', 63) + "-";

        AssertSays(
            $"operator: value \"{value}\": must be no more than 63 characters; must start and end with a letter or digit and hold only letters, digits, -, _ and "
                + ". between",
            new TolerationValidator().Validate(new Toleration { Key = "a", Value = value }));
    }

    [Theory]
    [InlineData("In", 0, "values: operator In needs at least one value")]
    [InlineData("NotIn", 0, "values: operator NotIn needs at least one value")]
    [InlineData("In", 1, null)]
    [InlineData("Exists", 1, "values: operator Exists takes no values")]
    [InlineData("DoesNotExist", 1, "values: operator DoesNotExist takes no values")]
    [InlineData("DoesNotExist", 0, null)]
    [InlineData("Gt", 1, "operator: \"Gt\" is not a selector operator: In, NotIn, Exists or DoesNotExist")]
    public void Says_what_is_wrong_with_a_requirement(string op, int values, string? text) =>
        AssertSays(text, new LabelSelectorRequirementValidator().Validate(new LabelSelectorRequirement { Key = "a", Operator = op, Values = [.. Enumerable.Repeat("v", values)] }));

    [Fact]
    public void Reports_matchLabels_in_order_of_their_keys_and_each_entry_at_its_place()
    {
        var selector = new LabelSelector
        {
            MatchLabels = new Dictionary<string, string> { ["-b"] = "ok", ["a"] = "-v" },
            MatchExpressions = [new() { Key = "a", Operator = "In", Values = ["ok", "-v"] }],
        };

        var errors = new LabelSelectorValidator().Validate(selector).Errors;

        Assert.Equal(
            ["matchLabels", "matchLabels", "matchExpressions[0].values[1]"], errors.Select(error => error.PropertyName));
        Assert.Equal(["\"-b\"", "\"-v\"", "\"-v\""], errors.Select(error => error.ErrorMessage.Split(": ")[0]));
        Assert.All(errors, error => Assert.Equal("Invalid value", error.ErrorCode));
    }

    [Fact]
    public void Says_what_is_wrong_with_the_selector_of_a_DaemonSet()
    {
        var validator = new DaemonSetSelectorValidator();
        var mismatch = new DaemonSetSpec
        {
            Selector = new() { MatchLabels = new Dictionary<string, string> { ["app"] = "a", ["tier"] = "b" } },
            Template = new() { Metadata = new() { Labels = new Dictionary<string, string> { ["app"] = "x" } } },
        };

        AssertSays("spec.template.metadata.labels: spec.selector is missing and so matches no template labels", validator.Validate(new DaemonSetSpec { Selector = null }));
        AssertSays("spec.selector: an empty selector is not allowed in a DaemonSet", validator.Validate(new DaemonSetSpec { Selector = new() }));
        AssertSays(
            "spec.template.metadata.labels: spec.selector does not match the template labels: app must be \"a\" but it is \"x\"; tier must be \"b\" but it is missing",
            validator.Validate(mismatch));
        AssertSays(
            "spec.selector.matchExpressions[0].values: operator In needs at least one value",
            validator.Validate(mismatch with { Selector = new() { MatchExpressions = [new() { Key = "a", Operator = "In" }] } }));
    }

    [Fact]
    public void Says_what_is_wrong_with_an_update_strategy_that_was_not_defaulted()
    {
        var validator = new UpdateStrategyValidator();

        AssertSays("rollingUpdate: must be defaulted before it is validated", validator.Validate(new DaemonSetUpdateStrategy { Type = "RollingUpdate" }));
        AssertSays(null, validator.Validate(new DaemonSetUpdateStrategy { Type = "OnDelete" }));
    }

    [Theory]
    [InlineData("", "", "name: is missing")]
    [InlineData("", "a", null)]
    [InlineData("", "a-", null)]
    [InlineData("a", "", null)]
    public void Asks_for_a_name_or_the_beginning_of_one(string name, string generateName, string? text) =>
        AssertSays(text, new DaemonSetNameValidator().Validate(new ObjectMeta { Name = name, GenerateName = generateName }));

    [Fact]
    public void Reports_each_field_of_a_pod_that_a_DaemonSet_must_not_have() =>
        Assert.Equal(
            ["Unsupported value", "Forbidden", "Forbidden"],
            new DaemonSetPodSpecValidator().Validate(new PodSpec
            {
                RestartPolicy = "Never",
                ActiveDeadlineSeconds = 1,
                EphemeralContainers = [JsonElement.Parse("{}")],
            }).Errors.Select(error => error.ErrorCode));

    [Theory]
    [InlineData("")]
    [InlineData("Always")]
    public void Takes_an_absent_restart_policy_for_Always(string policy) =>
        AssertSays(
            "activeDeadlineSeconds: is 1, and a daemon pod must not have a deadline",
            new DaemonSetPodSpecValidator().Validate(new PodSpec { RestartPolicy = policy, ActiveDeadlineSeconds = 1 }));

    [Theory]
    [InlineData("+5", "rollingUpdate.maxUnavailable")]
    [InlineData("+0", "rollingUpdate.maxUnavailable", "rollingUpdate.maxUnavailable")]
    [InlineData("-", "rollingUpdate.maxUnavailable", "rollingUpdate.maxUnavailable")]
    [InlineData("x", "rollingUpdate.maxUnavailable", "rollingUpdate.maxUnavailable")]
    public void Counts_a_string_as_its_number_and_as_zero_without_one(string maxUnavailable, params string[] fields)
    {
        var strategy = new DaemonSetUpdateStrategy
        {
            Type = "RollingUpdate",
            RollingUpdate = new() { MaxUnavailable = IntOrPercent.FromString(maxUnavailable), MaxSurge = IntOrPercent.FromInt(0) },
        };

        Assert.Equal(fields, new UpdateStrategyValidator().Validate(strategy).Errors.Select(error => error.PropertyName));
    }

    private static void AssertSays(string? text, ValidationResult result) =>
        Assert.Equal(text is null ? [] : [text], result.Errors.Select(error => $"{error.PropertyName}: {error.ErrorMessage}"));
}
