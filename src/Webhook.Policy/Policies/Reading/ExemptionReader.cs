namespace Webhook.Policy.Policies.Reading;

/// <summary>Reads one entry of <c>spec.exemptions</c>.</summary>
internal static class ExemptionReader
{
    public static Exemption Read(PolicyField field)
    {
        field.Object("reason", "namespaces", "daemonSets", "users", "groups", "serviceAccounts", "rules", "expires");
        return new Exemption
        {
            Reason = field["reason"].Text(),
            Namespaces = field["namespaces"].Texts(),
            DaemonSets = field["daemonSets"].Texts(),
            Users = field["users"].Texts(),
            Groups = field["groups"].Texts(),
            ServiceAccounts = field["serviceAccounts"].Texts(),
            Rules = field["rules"].Texts(),
            Expires = ReadTime(field["expires"]),
        };
    }

    private static DateTimeOffset? ReadTime(PolicyField field)
    {
        var text = field.Text();
        if (text.Length == 0 && field.IsAbsent)
            return null;

        if (Rfc3339.TryParse(text, out var time))
            return time;

        field.Problems.Unreadable(field.Path, $"is \"{text}\"; write an RFC 3339 time with its offset, such as 2027-01-31T00:00:00Z");
        return null;
    }
}
