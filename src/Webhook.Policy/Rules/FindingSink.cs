using System.Globalization;

namespace Webhook.Policy.Rules;

/// <summary>Where a rule reports to: adds what the rule need not know (its id, action and policy) to each finding.</summary>
public sealed class FindingSink
{
    /// <summary>Findings of one rule that are kept; of more, the last one says how many.</summary>
    /// <remarks>Nobody reads on, and a list of 100,000 bad entries must not take the memory of everybody else's requests.</remarks>
    public const int MostOfOneRule = 100;

    private List<Finding>? _findings;
    private string _rule = "";
    private string _policy = "";
    private RuleAction _action;
    private int _before;
    private int _leftOut;
    private string _firstLeftOut = "";

    /// <summary>Everything reported so far.</summary>
    public IReadOnlyList<Finding> Findings => _findings ?? [];

    /// <summary>How many were reported so far.</summary>
    internal int Count => _findings?.Count ?? 0;

    /// <summary>Says whose findings follow.</summary>
    public void Enter(string rule, RuleAction action, string policy)
    {
        (_rule, _action, _policy) = (rule, action, policy);
        (_before, _leftOut) = (Count, 0);
    }

    /// <summary>Reports one violation.</summary>
    /// <param name="field">Kubernetes field path, <c>spec.template.spec.tolerations[0]</c>.</param>
    /// <param name="message">What is wrong: names the field and quotes the values; lower case, no full stop.</param>
    /// <param name="remedy">What to write instead: imperative, lower case, no full stop.</param>
    public void Report(string field, string message, string remedy)
    {
        if (Count - _before < MostOfOneRule)
            Add(field, message, remedy);
        else if (_leftOut++ == 0)
            _firstLeftOut = field;
    }

    /// <summary>Says that the rule has reported everything.</summary>
    internal void Leave()
    {
        if (_leftOut > 0)
        {
            Add(
                _firstLeftOut,
                string.Create(CultureInfo.InvariantCulture, $"{_leftOut} more findings of this rule are left out, the first at {_firstLeftOut}"),
                string.Create(CultureInfo.InvariantCulture, $"fix the first {MostOfOneRule} and check again"));
        }
    }

    /// <summary>Takes back every finding but the first few.</summary>
    internal void KeepOnly(int count)
    {
        _findings?.RemoveRange(count, _findings.Count - count);
        _leftOut = 0;
    }

    private void Add(string field, string message, string remedy) => (_findings ??= []).Add(new Finding
    {
        Rule = _rule,
        Action = _action,
        Field = field,
        Message = message,
        Remedy = remedy,
        Policy = _policy,
    });
}
