using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.Extensions.Logging;

namespace Webhook.Tests.Docs;

/// <summary>A message of the program, as its code declares it.</summary>
/// <param name="Class">The class that declares it.</param>
/// <param name="Method">The method that logs it.</param>
/// <param name="Id">Its number.</param>
/// <param name="Name">Its name.</param>
/// <param name="Level">Its level; empty when each call says it.</param>
/// <param name="Message">The message with its places.</param>
/// <param name="Meaning">What it means and what to do, from the method's summary; empty for none.</param>
internal sealed partial record LogEvent(string Class, string Method, int Id, string? Name, string Level, string Message, string Meaning)
{
    public static IReadOnlyList<LogEvent> All()
    {
        var assembly = typeof(Webhook.Commands.ServeCommand).Assembly;
        var summaries = XDocument.Load(Path.ChangeExtension(assembly.Location, "xml")).Descendants("member")
            .Where(member => member.Attribute("name")!.Value.Contains("Log.", StringComparison.Ordinal))
            .ToDictionary(member => member.Attribute("name")!.Value.Split('(')[0] + Arity(member), member => member.Element("summary"));
        return
        [
            .. from type in assembly.GetTypes()
               from method in type.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
               let message = method.GetCustomAttribute<LoggerMessageAttribute>()
               where message is not null
               orderby message.EventId
               select new LogEvent(
                   type.Name, method.Name, message.EventId, message.EventName, message.Level == LogLevel.None ? "" : Webhook.Logging.LogLevels.WordOf(message.Level),
                   message.Message, Text(summaries.GetValueOrDefault($"M:{type.FullName}.{method.Name}/{method.GetParameters().Length}"))),
        ];
    }

    /// <summary>Tells overloads apart; no message takes a generic type.</summary>
    private static string Arity(XElement member) =>
        member.Attribute("name")!.Value.Split('(') is [_, var parameters] ? $"/{parameters.Split(',').Length}" : "/0";

    private static string Text(XElement? summary) => summary is null ? "" : Blanks().Replace(
        string.Concat(summary.Nodes().Select(node => node is XElement { Name.LocalName: "c" } code ? $"`{code.Value}`" : node.ToString())), " ").Trim();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
