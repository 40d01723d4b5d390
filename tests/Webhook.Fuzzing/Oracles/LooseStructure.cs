using System.Text.Unicode;

namespace Webhook.Fuzzing.Oracles;

/// <summary>The checks that a review's reader keeps for what it passes over: UTF-8, ends of strings, balance and order of brackets.</summary>
internal static class LooseStructure
{
    /// <summary>Whether a text passes them.</summary>
    public static bool IsSound(ReadOnlySpan<byte> text)
    {
        if (!Utf8.IsValid(text))
            return false;

        var open = new Stack<byte>();
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case (byte)'"':
                    for (i++; i < text.Length && text[i] != '"'; i++)
                        i += text[i] == '\\' ? 1 : 0;

                    if (i >= text.Length)
                        return false;

                    break;
                case (byte)'{' or (byte)'[':
                    open.Push(text[i]);
                    break;
                case (byte)'}' or (byte)']' when !open.TryPop(out var opening) || opening != text[i] - 2:
                    return false;
                default:
                    break;
            }
        }

        return open.Count == 0;
    }
}
