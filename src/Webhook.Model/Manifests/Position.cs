namespace Webhook.Model.Manifests;

/// <summary>A place in a file. Line and column start at 1, as editors count them.</summary>
/// <param name="Line">Line, from 1.</param>
/// <param name="Column">Column in characters, from 1: a surrogate pair is one, a byte order mark is none.</param>
public readonly record struct Position(int Line, int Column)
{
    /// <summary><c>line:column</c>.</summary>
    public override string ToString() => $"{Line}:{Column}";
}
