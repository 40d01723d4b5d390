namespace Webhook.Model.Manifests.Reading;

/// <summary>Bounds that keep hostile input from taking the stack, the memory or the day.</summary>
internal static class ReadLimits
{
    /// <summary>Levels of nesting. A DaemonSet needs about 15; below the 128 that the JSON reader of the model takes.</summary>
    public const int Depth = 100;

    /// <summary>Bad values that are reported one by one for a document; unknown fields that get a suggestion each.</summary>
    public const int Defects = 100;

    /// <summary>Characters that aliases may add to a document. The API server takes requests of up to 3 MiB.</summary>
    public const long AliasedCharacters = 8 << 20;
}
