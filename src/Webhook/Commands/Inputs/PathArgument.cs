using System.CommandLine;
using System.CommandLine.Parsing;
using Webhook.Model.Manifests;

namespace Webhook.Commands.Inputs;

/// <summary>The argument PATH… of a command.</summary>
internal static class PathArgument
{
    /// <summary>One path or more. A word that starts with a dash is a mistyped option; a file of such a name is written <c>./-name</c>.</summary>
    public static Argument<string[]> Create(string description)
    {
        var argument = new Argument<string[]>("PATH") { Description = description, Arity = ArgumentArity.OneOrMore };
        argument.Validators.Add(result =>
        {
            var command = ((CommandResult)result.Parent!).Command;
            foreach (var token in result.Tokens.Select(token => token.Value))
            {
                if (token.Length == 0)
                    result.AddError("a PATH is empty; give a file, a folder or - for standard input");
                else if (token.StartsWith('-') && token != ManifestFile.StandardInput)
                    result.AddError(UsageErrors.Unmatched(token, command));
            }
        });
        return argument;
    }
}
