namespace Webhook.Policy.Policies.Schema;

/// <summary>Regular expressions of the schema, in the part of RE2 that .NET shares. None is stricter than the policy's own validation.</summary>
internal static class SchemaPatterns
{
    /// <summary>A glob over names of Kubernetes objects and of rules.</summary>
    public const string NameGlob = "^[a-z0-9.*?-]+$";

    /// <summary>A glob over <c>namespace:name</c> of service accounts.</summary>
    public const string ServiceAccountGlob = "^[a-z0-9.*?-]+:[a-z0-9.*?-]+$";

    /// <summary>A percentage from 0% to 100% of up to three digits.</summary>
    public const string Percentage = "^(100|0?[0-9]{1,2})%$";

    /// <summary>Anything that is not blank.</summary>
    public const string NotBlank = @"\S";
}
