using Webhook.Model.Core;

namespace Webhook.Policy.Rules;

/// <summary>An entry of a list of tolerations as YAML that can be pasted.</summary>
internal static class TolerationEntry
{
    /// <summary>The narrowest entry that tolerates a taint: <c>- {key: "gpu", operator: Equal, value: "true", effect: NoSchedule}</c>.</summary>
    public static string For(Taint taint) => taint.Value.Length == 0
        ? $"- {{key: {Quoted(taint.Key)}, operator: Exists, effect: {taint.Effect}}}"
        : $"- {{key: {Quoted(taint.Key)}, operator: Equal, value: \"{taint.Value}\", effect: {taint.Effect}}}";

    // A key with a slash or a dot between letters is no number, date or word of YAML.
    private static string Quoted(string key) => key.Contains('/', StringComparison.Ordinal) ? key : $"\"{key}\"";
}
