using System.CommandLine;
using Webhook.Output;
using Webhook.Output.Reference;

namespace Webhook.Commands;

/// <summary><c>reference PAGE</c>: a page of docs/reference as the code has it. Hidden: it serves this repository, not those who run the product.</summary>
public static class ReferenceCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Create(Terminal terminal)
    {
        IReadOnlyList<string> names = [.. ReferencePages.All.Keys];
        var page = new Argument<string>("PAGE")
        {
            HelpName = "PAGE",
            Description = $"Page to print: {string.Join(", ", names)}",
        };
        page.CompletionSources.Add([.. names]);
        page.Validators.Add(result =>
        {
            var given = result.Tokens[0].Value;
            if (!names.Contains(given))
                result.AddError(UnknownWord.OneOf("PAGE", given, names));
        });
        var command = new DocumentedCommand("reference", "Print a page of docs/reference that follows from the code")
        {
            Examples = [new("daemonset-webhook reference metrics > docs/reference/metrics.md", "bring the page of metrics up to date")],
            Hidden = true,
        };
        command.Add(page);
        command.SetAction(parsed =>
        {
            terminal.Out.Write(ReferencePages.All[parsed.GetValue(page)!]());
            return ExitCode.Success;
        });
        return command;
    }
}
