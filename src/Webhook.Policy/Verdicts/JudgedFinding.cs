using System.Globalization;

namespace Webhook.Policy.Verdicts;

/// <summary>A finding on its way into a verdict.</summary>
/// <param name="Finding">As the rule reported it.</param>
/// <param name="RuleIndex">Place of its rule in the catalogue.</param>
/// <param name="PolicyPlace">Place of its policy among those that match.</param>
/// <param name="Expired">The exemption that would have taken it away, had it not expired.</param>
internal readonly record struct JudgedFinding(Finding Finding, int RuleIndex, int PolicyPlace, ExpiredExemption? Expired)
{
    /// <summary>The finding with a word about the expired exemption.</summary>
    public Finding Render() => Expired is null ? Finding : Finding with
    {
        Message = string.Create(CultureInfo.InvariantCulture,
            $"{Finding.Message} (exemption \"{Expired.Reason}\" expired {Expired.Expires.ToUniversalTime():yyyy-MM-dd})"),
    };

    /// <summary>What it says, whoever asked for it.</summary>
    public (string Rule, string Field, string Message) Words => (Finding.Rule, Finding.Field, Finding.Message);
}
