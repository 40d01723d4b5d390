using System.Text.Json.Nodes;

namespace Webhook.Monitoring.Tests.Rules;

/// <summary>A rule of <c>deploy/prometheus</c>.</summary>
/// <param name="Group">Name of its group.</param>
/// <param name="Json">All of it.</param>
internal sealed record ShippedRule(string Group, JsonObject Json)
{
    /// <summary>The folder of the rule files.</summary>
    public const string Folder = "deploy/prometheus";

    /// <summary>Names of the rule files, without folder.</summary>
    public static IReadOnlyList<string> Files { get; } =
        [.. Directory.GetFiles(Repository.Path(Folder), "*.yaml").Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal)];

    /// <summary>All rules, in the order of the files.</summary>
    public static IReadOnlyList<ShippedRule> All { get; } =
        [.. Files.SelectMany(file => In(ReadYaml.Of(ReadFile(file))["groups"]!.AsArray()))];

    /// <summary>The alerts.</summary>
    public static IReadOnlyList<ShippedRule> Alerts { get; } = [.. All.Where(rule => rule.Alert.Length > 0)];

    /// <summary>Names of the alerts, each once.</summary>
    public static IReadOnlyList<string> AlertNames { get; } = [.. Alerts.Select(alert => alert.Alert).Distinct()];

    /// <summary>Name of the alert; empty for a recording rule.</summary>
    public string Alert => Text("alert");

    /// <summary>Name of the recorded series; empty for an alert.</summary>
    public string Record => Text("record");

    /// <summary>The expression.</summary>
    public string Expression => Text("expr");

    /// <summary>Labels that it sets.</summary>
    public IReadOnlyDictionary<string, string> Labels => Map("labels");

    /// <summary>Annotations, with their templates.</summary>
    public IReadOnlyDictionary<string, string> Annotations => Map("annotations");

    /// <summary>The text of a rule file.</summary>
    public static string ReadFile(string file) => File.ReadAllText(Repository.Path($"{Folder}/{file}"));

    /// <summary>The rules of groups.</summary>
    public static IEnumerable<ShippedRule> In(JsonArray groups) =>
        from node in groups
        from rule in node["rules"]!.AsArray()
        select new ShippedRule((string)node["name"]!, rule.AsObject());

    private string Text(string member, string absent = "") => (string?)Json[member] ?? absent;

    private Dictionary<string, string> Map(string member) =>
        Json[member]?.AsObject().ToDictionary(pair => pair.Key, pair => (string)pair.Value!) ?? [];
}
