using System.Text;
using Webhook.Model.Manifests;

namespace Webhook.Model.Tests.Manifests;

/// <summary>Short ways to read a text and look at what came out.</summary>
internal static class Reading
{
    public const string Head = "apiVersion: apps/v1\nkind: DaemonSet\n";

    public static ManifestFile Read(string text) => ManifestReader.Read("agent.yaml", text);

    /// <summary>The JSON of the one object in a text that must have no problem.</summary>
    public static string JsonOf(string text)
    {
        var file = Read(text);
        Assert.Empty(file.Problems);
        return JsonIn(Assert.Single(file.Objects));
    }

    public static string JsonIn(ManifestObject item) => Encoding.UTF8.GetString(item.Json.Span);

    /// <summary>The value <c>v</c> of an object of no known kind.</summary>
    public static string ValueOf(string text)
    {
        const string Before = "{\"apiVersion\":\"v1\",\"kind\":\"Thing\",\"v\":";
        var json = JsonOf("apiVersion: v1\nkind: Thing\nv: " + text);
        Assert.StartsWith(Before, json, StringComparison.Ordinal);
        return json[Before.Length..^1];
    }

    /// <summary>Severity, place and words of each problem.</summary>
    public static IReadOnlyList<string> ProblemsOf(string text) => [.. Read(text).Problems.Select(problem => $"{problem.Severity} {problem.Position} {problem.Message}")];
}
