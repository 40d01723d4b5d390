using System.CommandLine;
using Webhook.Files;
using Webhook.Output;
using Webhook.Output.Rules;
using Webhook.Policy.Rules;

namespace Webhook.Commands;

/// <summary><c>rules [ID]</c>: the catalogue, or one rule's page.</summary>
public static class RulesCommand
{
    private const string Table = "table";
    private const string Json = "json";
    private const string Markdown = "markdown";

    /// <summary>Builds the command.</summary>
    public static Command Create(Terminal terminal)
    {
        var id = new Argument<string?>("ID") { HelpName = "ID", Description = "Rule to describe; without one, all are listed", Arity = ArgumentArity.ZeroOrOne };
        id.CompletionSources.Add([.. RuleCatalogue.All.Select(rule => rule.Descriptor.Id)]);
        var format = Choice.Option("--output", "-o", "Output format", Table, [Table, Json, Markdown]);
        var folder = new Option<string?>("--out") { Description = "Write a Markdown page for each rule, and an index, into this folder", HelpName = "DIR" };
        var command = new DocumentedCommand("rules", "List the rules, or describe one")
        {
            Examples =
            [
                new("daemonset-webhook rules", "every rule with its default action"),
                new("daemonset-webhook rules max-unavailable", "what one rule finds, why, and what to write instead"),
                new("daemonset-webhook rules --out docs/rules", "a Markdown page for each rule"),
            ],
        };
        command.Add(id);
        command.Add(format);
        command.Add(folder);
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(folder) is not { } target)
                return Print(parsed.GetValue(id), parsed.GetValue(format)!, terminal);

            return WritePages(target, terminal);
        });
        return command;
    }

    private static int WritePages(string folder, Terminal terminal)
    {
        var full = Path.GetFullPath(folder, terminal.Directory);
        try
        {
            RulePages.Write(full);
            return ExitCode.Success;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            terminal.Error.WriteLine($"error: --out {folder}: {UnwritableFile.Reason(full, exception)}");
            return ExitCode.BadInput;
        }
    }

    private static int Print(string? id, string format, Terminal terminal)
    {
        IReadOnlyList<RuleDescriptor> all = [.. RuleCatalogue.All.Select(rule => rule.Descriptor)];
        if (id is null)
        {
            terminal.Out.Write(format switch
            {
                Json => RuleJson.Render(all),
                Markdown => RuleIndex.Render(all),
                _ => RuleTable.Render(all, terminal.Width, terminal.UseColour),
            });
            return ExitCode.Success;
        }

        if (RuleCatalogue.Find(id)?.Descriptor is not { } found)
        {
            terminal.Error.WriteLine($"error: {UnknownWord.Say("rule", id, all.Select(rule => rule.Id))}");
            terminal.Error.WriteLine($"run '{CommandPath.Executable} rules' for all of them");
            return ExitCode.BadInput;
        }

        terminal.Out.Write(format == Json ? RuleJson.Render(found) : RulePage.Render(found));
        return ExitCode.Success;
    }
}
