using Webhook.Model.Meta;

namespace Webhook.Model.Json;

/// <summary>Reads absent, <c>null</c> and empty as one thing, the way Go decodes Kubernetes objects.</summary>
/// <remarks>
/// A mutating webhook is called before the API server has validated anything, so any list, map or element may be
/// <c>null</c>. A <c>null</c> element of a list is the zero value of its type, a <c>null</c> value of a string map is
/// the empty string (encoding/json's rules for structs and strings).
/// </remarks>
internal static class AbsentAsEmpty
{
    public static IReadOnlyList<T> List<T>(IReadOnlyList<T>? list)
        where T : class, new()
    {
        if (list is null || list.Count == 0)
            return [];

        for (var i = 0; i < list.Count; i++)
        {
            if (list[i] is null)
                return [.. list.Select(element => element ?? new T())];
        }

        return list;
    }

    /// <summary>For lists that our own code makes, which hold no <c>null</c>.</summary>
    public static IReadOnlyList<T> References<T>(IReadOnlyList<T>? list) => list is null || list.Count == 0 ? [] : list;

    public static IReadOnlyList<string> Strings(IReadOnlyList<string>? list)
    {
        if (list is null || list.Count == 0)
            return [];

        for (var i = 0; i < list.Count; i++)
        {
            if (list[i] is null)
                return [.. list.Select(element => element ?? "")];
        }

        return list;
    }

    public static IReadOnlyDictionary<string, string> Map(IReadOnlyDictionary<string, string>? map)
    {
        if (map is null || map.Count == 0)
            return EmptyMap;

        if (map is LabelMap)
            return map;

        return map.Values.Any(value => value is null)
            ? map.ToDictionary(entry => entry.Key, entry => entry.Value ?? "", StringComparer.Ordinal)
            : map;
    }

    private static readonly Dictionary<string, string> EmptyMap = [];
}
