using Webhook.Model.Manifests;

namespace Webhook.Policy.Policies.Reading;

/// <summary>Gathers what is wrong with one policy document, each with its place in the text.</summary>
internal sealed class PolicyProblems(ManifestObject document)
{
    private readonly HashSet<string> _unread = new(StringComparer.Ordinal);
    private readonly List<ManifestProblem> _all = [];

    /// <summary>Whether one of them is an error.</summary>
    public bool HasErrors => _all.Exists(problem => problem.Severity == ProblemSeverity.Error);

    /// <summary>All, in the order of the text.</summary>
    public IEnumerable<ManifestProblem> InTextOrder =>
        _all.OrderBy(problem => problem.Position?.Line).ThenBy(problem => problem.Position?.Column);

    /// <summary>Reports that a value can't be read; it then counts as absent, and nothing more is said about it or what is below it.</summary>
    /// <param name="field">Kubernetes field path; empty for the document.</param>
    /// <param name="message">What is wrong, without the field, and what to write instead.</param>
    public void Unreadable(string field, string message)
    {
        Add(ProblemSeverity.Error, field, message);
        _unread.Add(field);
    }

    /// <summary>Reads an object whose fields mean something only together: when one can't be read, nothing is said about what the rest means.</summary>
    public T Together<T>(PolicyField field, Func<PolicyField, T> read)
    {
        var before = _all.Count;
        var value = read(field);
        if (_all.Count > before)
            _unread.Add(field.Path);

        return value;
    }

    /// <summary>Reports what is wrong with a value that was read.</summary>
    public void Add(ProblemSeverity severity, string field, string message)
    {
        if (IsUnread(field))
            return;

        _all.Add(new ManifestProblem
        {
            Severity = severity,
            Source = document.Source,
            Document = document.Document,
            Field = field,
            Position = document.PositionOf(field),
            Message = field.Length == 0 ? message : $"{field}: {message}",
        });
    }

    private bool IsUnread(string field)
    {
        for (var end = field.Length; end > 0; end = field.AsSpan(0, end).LastIndexOfAny('.', '['))
        {
            if (_unread.Contains(field[..end]))
                return true;
        }

        return false;
    }
}
