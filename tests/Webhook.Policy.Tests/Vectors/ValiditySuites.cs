using System.Text.Json;
using FluentValidation.Results;
using Webhook.Model;
using Webhook.Model.Apps;
using Webhook.Model.Core;
using Webhook.Policy.Validators;

namespace Webhook.Policy.Tests.Vectors;

internal static class ValiditySuites
{
    public static void Toleration(JsonElement input, JsonElement expected)
    {
        var validator = new TolerationValidator(input.Flag("comparisonOperators"));

        AssertErrors(expected, "", validator.Validate(input.Toleration("toleration")));
    }

    public static void Selector(JsonElement input, JsonElement expected) =>
        AssertErrors(expected, "selector", new LabelSelectorValidator().Validate(input.Selector("selector") ?? new()));

    public static void DaemonSetSelector(JsonElement input, JsonElement expected)
    {
        var spec = new DaemonSetSpec
        {
            Selector = input.Selector("selector"),
            Template = new PodTemplateSpec { Metadata = new() { Labels = input.Labels("templateLabels") } },
        };

        AssertErrors(expected, "", new DaemonSetSelectorValidator().Validate(spec));
    }

    public static void UpdateStrategy(JsonElement input, JsonElement expected)
    {
        var defaulted = DaemonSetDefaults.Apply(input.Strategy("updateStrategy"));

        Assert.Equal(expected.Strategy("defaulted"), defaulted);
        AssertErrors(expected, "spec.updateStrategy", new UpdateStrategyValidator().Validate(defaulted));
    }

    /// <summary>Compares field and type of every error, whatever their order.</summary>
    private static void AssertErrors(JsonElement expected, string parent, ValidationResult result)
    {
        var wanted = expected.GetProperty("errors").EnumerateArray()
            .Select(error => (error.GetProperty("field").GetString()!, error.GetProperty("type").GetString()!));
        var found = result.Errors.Select(error => (FieldPath.Join(parent, error.PropertyName), error.ErrorCode));

        Assert.Equal(wanted.Order(), found.Order());
        Assert.Equal(expected.Flag("valid"), result.Errors.Count == 0);
    }
}
