using FluentValidation;

namespace Webhook.Policy.Validators.Pods;

/// <summary>What the API server asks of one entry of <c>hostAliases</c>.</summary>
internal sealed class HostAliasValidator : ApiValidator
{
    /// <summary>Builds the validator once; it is stateless and safe for use from many threads.</summary>
    public HostAliasValidator() => Check(Alias);

    private static void Alias(ApiObject alias, ValidationContext<ApiObject> context)
    {
        if (!PodSyntax.IsAddress(alias.Text("ip")))
            Fail(context, "ip", FieldErrorType.Invalid, $"is \"{alias.Text("ip")}\", must be an IP address", "write the host's IP address");

        var names = alias.Strings("hostnames");
        for (var i = 0; i < names.Count; i++)
        {
            if (!PodSyntax.IsSubdomain(names[i]))
                Fail(context, $"hostnames[{i}]", FieldErrorType.Invalid, $"is \"{names[i]}\", must be {PodSyntax.Subdomain}", "write the host's name");
        }
    }
}
