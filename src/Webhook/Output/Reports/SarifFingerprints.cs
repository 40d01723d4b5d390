using System.Security.Cryptography;
using System.Text;

namespace Webhook.Output.Reports;

/// <summary>What tells one finding from another when the file around it has changed.</summary>
/// <param name="directory">Folder that paths are relative to.</param>
/// <remarks>
/// Made of file, object, rule and field, without line and without message: an edit above the field moves the line, and an
/// edit of the value changes the message, yet the finding is the same. Findings that agree in all of it are numbered.
/// </remarks>
internal sealed class SarifFingerprints(string directory)
{
    private readonly Dictionary<string, int> _seen = [];

    /// <summary>The fingerprint of a finding; to be asked for once for each, in report order.</summary>
    public string Of(CheckResult result, LocatedFinding located)
    {
        var finding = located.Finding;
        var identity = string.Join('\n', ArtifactUri.Of(result.Source, directory), result.Namespace, result.Name, finding.Rule, finding.Field);
        var number = _seen.GetValueOrDefault(identity);
        _seen[identity] = number + 1;
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{identity}\n{number}"));
        return Convert.ToHexStringLower(hash.AsSpan(0, 16));
    }
}
