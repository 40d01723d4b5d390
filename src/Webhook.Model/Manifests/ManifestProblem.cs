using Webhook.Model.Text;

namespace Webhook.Model.Manifests;

/// <summary>Something wrong with a manifest before any rule has looked at it.</summary>
public sealed record ManifestProblem
{
    /// <summary>Whether the object can't be judged (an error) or can (a warning).</summary>
    public required ProblemSeverity Severity { get; init; }

    /// <summary>The file, as the user named it; <c>-</c> for standard input.</summary>
    public required string Source { get; init; }

    /// <summary>Number of the YAML document in the file, from 1; 0 when the problem is the file itself.</summary>
    public int Document { get; init; }

    /// <summary>Kubernetes field path within the document, such as <c>spec.template.spec.containers[0].ports[0].hostPort</c>; empty when none is known.</summary>
    public string Field { get; init; } = "";

    /// <summary>Where; <c>null</c> when the problem is the file itself.</summary>
    public Position? Position { get; init; }

    /// <summary>What is wrong, with the value, and what to write instead; one line, whatever keys and values the file holds.</summary>
    public required string Message
    {
        get;
        init => field = OneLine.Of(value);
    }

    /// <summary><c>source:line:column: message</c>, the form editors and terminals make a link of.</summary>
    public override string ToString() => Position is { } at ? $"{Source}:{at}: {Message}" : $"{Source}: {Message}";
}
