using FluentValidation;

namespace Webhook.Policy.Validators.Pods;

/// <summary>What the API server asks of <c>dnsConfig</c>. The spelling of search paths is left out: it differs between releases.</summary>
internal sealed class DnsConfigValidator : ApiValidator
{
    private const int MostServers = 3;
    private const int MostSearches = 32;

    /// <summary>Builds the validator once; it is stateless and safe for use from many threads.</summary>
    public DnsConfigValidator() => Check(Config);

    private static void Config(ApiObject config, ValidationContext<ApiObject> context)
    {
        var servers = config.Strings("nameservers");
        AtMost(context, "nameservers", servers.Count, MostServers);
        AtMost(context, "searches", config.Strings("searches").Count, MostSearches);
        for (var i = 0; i < servers.Count; i++)
        {
            if (!PodSyntax.IsAddress(servers[i]))
                Fail(context, $"nameservers[{i}]", FieldErrorType.Invalid, $"is \"{servers[i]}\", must be an IP address", "write the server's IP address");
        }

        var options = config.Items("options");
        for (var i = 0; i < options.Count; i++)
        {
            if (options[i].Text("name").Length == 0)
                Fail(context, $"options[{i}].name", FieldErrorType.Required, "is missing", "name the option, such as ndots");
        }
    }

    private static void AtMost(ValidationContext<ApiObject> context, string field, int count, int most)
    {
        if (count > most)
            Fail(context, field, FieldErrorType.Invalid, $"holds {count}, must hold at most {most}", $"keep {most} of them");
    }
}
