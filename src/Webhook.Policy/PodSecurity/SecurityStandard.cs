using System.Globalization;

namespace Webhook.Policy.PodSecurity;

/// <summary>A level of the Pod Security Standards at one version.</summary>
/// <remarks>Follows api/helpers.go of k8s.io/pod-security-admission.</remarks>
/// <param name="Level">The level.</param>
/// <param name="Minor">Minor version of Kubernetes, 25 for <c>v1.25</c>; <see cref="Latest"/> for the newest there is.</param>
internal sealed record SecurityStandard(SecurityLevel Level, int Minor)
{
    /// <summary>Label of a namespace that names the level.</summary>
    public const string LevelLabel = "pod-security.kubernetes.io/enforce";

    /// <summary>Label of a namespace that names the version.</summary>
    public const string VersionLabel = "pod-security.kubernetes.io/enforce-version";

    /// <summary>Newer than every version.</summary>
    public const int Latest = int.MaxValue;

    private const string MinorPrefix = "v1.";

    /// <summary>The standard in words: <c>restricted</c>, or as the API server writes it <c>restricted:v1.25</c>; names labels that it can't read.</summary>
    public string Text { get; private init; } = WordOf(Level);

    /// <summary>What a namespace enforces by its labels; <c>null</c> where it has no label for the level, and the API server's own default counts.</summary>
    /// <remarks>A level that there is not counts as restricted, a version that is none as latest; so does a version without a label by default.</remarks>
    public static SecurityStandard? Of(IReadOnlyDictionary<string, string> labels)
    {
        if (!labels.TryGetValue(LevelLabel, out var level))
            return null;

        SecurityLevel? known = level switch
        {
            "privileged" => SecurityLevel.Privileged,
            "baseline" => SecurityLevel.Baseline,
            "restricted" => SecurityLevel.Restricted,
            _ => null,
        };
        var version = labels.GetValueOrDefault(VersionLabel);
        var minor = MinorOf(version);
        var standard = new SecurityStandard(known ?? SecurityLevel.Restricted, minor ?? Latest);
        return standard with
        {
            Text = standard.Text
                + (version is null ? "" : minor is null ? ":latest" : $":{version}")
                + (known is null ? $" (label {LevelLabel} is \"{level}\", which counts as restricted)" : "")
                + (version is not null && minor is null ? $" (label {VersionLabel} is \"{version}\", which counts as latest)" : ""),
        };
    }

    /// <summary>Whether the standard is of this minor version or newer.</summary>
    public bool IsSince(int minor) => Minor >= minor;

    /// <summary>The standard of another level at the same version.</summary>
    public SecurityStandard At(SecurityLevel level) => new(level, Minor);

    /// <summary>A level as its label writes it.</summary>
    public static string WordOf(SecurityLevel level) => level switch
    {
        SecurityLevel.Privileged => "privileged",
        SecurityLevel.Baseline => "baseline",
        _ => "restricted",
    };

    private static int? MinorOf(string? version)
    {
        if (version is null or "latest")
            return Latest;

        return version.StartsWith(MinorPrefix, StringComparison.Ordinal)
            && version[MinorPrefix.Length..] is { Length: > 0 } digits
            && (digits == "0" || digits[0] != '0')
            && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var minor)
                ? minor
                : null;
    }
}
