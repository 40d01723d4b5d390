using System.CommandLine;
using System.Text.RegularExpressions;

namespace Webhook.Commands.Inputs;

/// <summary>The option <c>--namespace</c> of a command.</summary>
internal static partial class NamespaceOption
{
    /// <summary>A name that a namespace can have. Under any other all would be judged in a namespace that can't be, and nobody told.</summary>
    /// <param name="description">What the namespace is for.</param>
    /// <param name="otherwise">What it is when not given; <c>null</c> for nothing.</param>
    public static Option<string> Create(string description, string? otherwise = null)
    {
        var option = new Option<string>("--namespace", "-n") { Description = description, HelpName = "NAME" };
        option.Validators.Add(result =>
        {
            foreach (var name in result.Tokens.Select(token => token.Value).Where(name => !Label().IsMatch(name)))
                result.AddError($"--namespace is '{name}', must be a DNS label such as kube-system: at most 63 of a to z, 0 to 9 and -, which stands at neither end");
        });
        if (otherwise is not null)
            option.DefaultValueFactory = _ => otherwise;

        return option;
    }

    /// <summary>A namespace's name is a label (RFC 1123); <c>\z</c>, since <c>$</c> lets a line break pass.</summary>
    [GeneratedRegex(@"^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?\z")]
    private static partial Regex Label();
}
