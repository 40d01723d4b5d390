using System.Text;

namespace Webhook.Model.Manifests.Editing;

/// <summary>Replaces a stretch of a text; a length of 0 inserts.</summary>
/// <param name="Offset">Offset of the first character that goes.</param>
/// <param name="Length">Characters that go.</param>
/// <param name="Replacement">What comes instead.</param>
internal readonly record struct TextEdit(int Offset, int Length, string Replacement)
{
    public static TextEdit Insert(int offset, string text) => new(offset, 0, text);

    /// <summary>The text after edits that don't overlap, in any order.</summary>
    public static string Apply(string text, IEnumerable<TextEdit> edits)
    {
        var (result, copied) = (new StringBuilder(text.Length + 1024), 0);
        foreach (var edit in edits.OrderBy(edit => edit.Offset))
        {
            result.Append(text, copied, edit.Offset - copied).Append(edit.Replacement);
            copied = edit.Offset + edit.Length;
        }

        return result.Append(text, copied, text.Length - copied).ToString();
    }
}
