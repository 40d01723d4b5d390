namespace Webhook.Model.Text;

/// <summary>For each diagonal (old lines passed minus new lines passed) the most old lines that a number of edits passes.</summary>
internal sealed class FurthestPoints(int maxEdits)
{
    private const int Unreached = -1;

    private readonly int[] _reached = new int[(2 * maxEdits) + 3];

    public int MaxEdits => maxEdits;

    public int this[int diagonal] => _reached[diagonal + maxEdits + 1];

    public void Start() => _reached.AsSpan().Fill(Unreached);

    /// <summary>Whether a diagonal was reached with so many edits or fewer.</summary>
    public bool Has(int diagonal, int edits) => Math.Abs(diagonal) <= edits && this[diagonal] != Unreached;

    /// <summary>Takes one edit onto a diagonal and follows equal lines as far as they go; -1 when it lies outside the texts.</summary>
    /// <param name="before">Old lines.</param>
    /// <param name="after">New lines.</param>
    /// <param name="diagonal">The diagonal, between minus and plus <paramref name="edits"/>.</param>
    /// <param name="edits">Edits taken, this one included.</param>
    /// <param name="fromEnd">Whether both texts are walked from their ends.</param>
    public int Advance(ReadOnlySpan<int> before, ReadOnlySpan<int> after, int diagonal, int edits, bool fromEnd)
    {
        var passed = edits == 0 ? 0 : AfterEdit(before.Length, after.Length, diagonal);
        if (passed >= 0)
        {
            for (var added = passed - diagonal; passed < before.Length && added < after.Length; passed++, added++)
            {
                var equal = fromEnd ? before[^(passed + 1)] == after[^(added + 1)] : before[passed] == after[added];
                if (!equal)
                    break;
            }
        }

        return _reached[diagonal + maxEdits + 1] = passed;
    }

    private int AfterEdit(int oldCount, int newCount, int diagonal)
    {
        var byRemoval = this[diagonal - 1] is var left && left != Unreached && left < oldCount ? left + 1 : Unreached;
        var byAddition = this[diagonal + 1] is var right && right != Unreached && right - diagonal <= newCount ? right : Unreached;
        return Math.Max(byRemoval, byAddition);
    }
}
