namespace Webhook.Policy.Rules;

/// <summary>What a finding leads to, from least to most severe; the words of ValidatingAdmissionPolicy.</summary>
public enum RuleAction
{
    /// <summary>The rule is not run.</summary>
    Off,

    /// <summary>The finding is counted and put into audit annotations; the user sees nothing.</summary>
    Audit,

    /// <summary>The user sees a warning.</summary>
    Warn,

    /// <summary>The request is denied.</summary>
    Deny,
}
