namespace Webhook.Model.Manifests.Reading;

/// <summary>Everything wrong with one file, put in the order of the file at the end.</summary>
internal sealed class ProblemList(string file, SourceText source)
{
    private readonly List<(int Offset, ManifestProblem Problem)> _problems = [];

    public void Add(ProblemSeverity severity, int document, int offset, FieldPath field, string message) => _problems.Add((offset, new()
    {
        Severity = severity,
        Source = file,
        Document = document,
        Field = field.Text,
        Position = source.At(offset),
        Message = message,
    }));

    public IReadOnlyList<ManifestProblem> InFileOrder() => [.. _problems.OrderBy(entry => entry.Offset).Select(entry => entry.Problem)];
}
