using FluentValidation;

namespace Webhook.Policy.Policies.Validation;

/// <summary>Names fields of a validator as the document writes them.</summary>
internal static class FieldNames
{
    /// <summary>The field path below the object that is validated.</summary>
    public static IRuleBuilderInitial<T, TProperty> At<T, TProperty>(this IRuleBuilderInitial<T, TProperty> rule, string path) =>
        rule.Configure(configured => configured.PropertyName = path);

    /// <summary>The field path of a list below the object that is validated; its items get <c>[index]</c>.</summary>
    public static IRuleBuilderInitialCollection<T, TItem> At<T, TItem>(this IRuleBuilderInitialCollection<T, TItem> rule, string path) =>
        rule.Configure(configured => configured.PropertyName = path);

    /// <summary>The field path of a map below the object that is validated; its values get <c>[key]</c>.</summary>
    public static IRuleBuilderInitialCollection<T, KeyValuePair<string, TValue>> AtMap<T, TValue>(
        this IRuleBuilderInitialCollection<T, KeyValuePair<string, TValue>> rule, string path) =>
        rule.Configure(configured =>
        {
            configured.PropertyName = path;
            configured.IndexBuilder = static (_, _, entry, _) => $"[{entry.Key}]";
        });
}
