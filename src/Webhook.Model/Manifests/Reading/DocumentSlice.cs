namespace Webhook.Model.Manifests.Reading;

/// <summary>The part of a file that one YAML document takes, its directives and <c>---</c> included.</summary>
/// <param name="Start">Offset of its first character.</param>
/// <param name="BodyStart">Offset behind its <c>---</c>; <paramref name="Start"/> when it has none.</param>
/// <param name="End">Offset behind its last character.</param>
/// <param name="IsEmpty">Whether nothing but blank lines and comments follows <paramref name="BodyStart"/>.</param>
internal readonly record struct DocumentSlice(int Start, int BodyStart, int End, bool IsEmpty);
