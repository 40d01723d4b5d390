namespace Webhook.Model.Json.Skimming;

/// <summary>Reads maps and lists of strings; null is empty, and so is a null in them.</summary>
internal static class SkimCollections
{
    /// <summary>A string map; of a key written twice the last value counts.</summary>
    public static IReadOnlyDictionary<string, string> Map(this ref SkimReader reader)
    {
        if (reader.TryNull())
            return AbsentAsEmpty.Map(null);

        var map = new MapUnderConstruction();
        for (var more = reader.BeginObject(); more; more = reader.NextMember())
            map.Set(SeenText.Of(reader.Name()), reader.Text());

        return map.ToMap();
    }

    /// <summary>A list of strings.</summary>
    public static IReadOnlyList<string> Texts(this ref SkimReader reader)
    {
        if (reader.TryNull())
            return [];

        var texts = new ListUnderConstruction<string>();
        for (var more = reader.BeginList(); more; more = reader.NextItem())
            texts.Add(reader.Text());

        return texts.ToArray();
    }
}
