using System.CommandLine;

namespace Webhook.Commands;

/// <summary>Options that an environment variable may set: <c>--tls-cert</c> by <c>DAEMONSET_WEBHOOK_TLS_CERT</c>; the flag wins.</summary>
internal static class EnvironmentDefault
{
    private const string Prefix = "DAEMONSET_WEBHOOK_";

    /// <summary>Separates the values of a repeatable option.</summary>
    private const char ListSeparator = ',';

    /// <summary>Name of the variable.</summary>
    public static string VariableOf(string option) => Prefix + option.TrimStart('-').Replace('-', '_').ToUpperInvariant();

    /// <summary>An option with one value.</summary>
    public static Option<string> Option(Terminal terminal, string name, string helpName, string description, string initial) => new(name)
    {
        Description = $"{description} [env: {VariableOf(name)}]",
        HelpName = helpName,
        DefaultValueFactory = _ => Value(terminal, name) ?? initial,
    };

    /// <summary>An option that may be given several times; in the variable its values are separated by commas.</summary>
    public static Option<string[]> ListOption(Terminal terminal, string name, string helpName, string description) => new(name)
    {
        Description = $"{description} [env: {VariableOf(name)}, separated by commas]",
        HelpName = helpName,
        DefaultValueFactory = _ =>
            Value(terminal, name)?.Split(ListSeparator, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [],
    };

    /// <summary>A switch; the variable is <c>true</c> or <c>false</c>.</summary>
    public static Option<bool> Flag(Terminal terminal, string name, string description) => new(name)
    {
        Description = $"{description} [env: {VariableOf(name)}]",
        DefaultValueFactory = result =>
        {
            var value = Value(terminal, name);
            if (value is null || bool.TryParse(value, out var given) && !given)
                return false;

            if (!bool.TryParse(value, out _))
                result.AddError($"{VariableOf(name)} is '{value}', must be true or false");

            return true;
        },
    };

    /// <summary>An empty variable counts as not set, as a chart leaves it.</summary>
    private static string? Value(Terminal terminal, string name) =>
        terminal.Variable(VariableOf(name)) is { Length: > 0 } value ? value : null;
}
