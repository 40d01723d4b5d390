using System.Globalization;
using System.Text;

namespace Webhook.Fuzzing.Growth;

/// <summary>An input of any size that says one thing over and over.</summary>
/// <param name="Name">Its name among those of its use.</param>
/// <param name="Before">What stands in front, once.</param>
/// <param name="Item">What is repeated; # stands for its number, and @ for that of the item before it.</param>
/// <param name="After">What stands behind, once.</param>
/// <param name="Most">Most items there may be, where more mean something else.</param>
internal sealed record GrowthShape(string Name, string Before, string Item, string After = "", int Most = int.MaxValue)
{
    /// <summary>The input.</summary>
    /// <param name="bytes">Its length in bytes; somewhat more, by an item at most.</param>
    public byte[] Of(int bytes)
    {
        var text = new StringBuilder(Before);
        var size = Encoding.UTF8.GetByteCount(Before) + Encoding.UTF8.GetByteCount(After);
        for (var i = 1; size < bytes && i <= Most; i++)
        {
            var item = Item.Replace("#", i.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
                .Replace("@", (i - 1).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
            text.Append(item);
            size += Encoding.UTF8.GetByteCount(item);
        }

        return Encoding.UTF8.GetBytes(text.Append(After).ToString());
    }
}
