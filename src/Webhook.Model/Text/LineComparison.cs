namespace Webhook.Model.Text;

/// <summary>Which lines two texts don't share.</summary>
/// <remarks>
/// Eugene W. Myers, "An O(ND) Difference Algorithm and Its Variations", Algorithmica 1 (1986), the variant of section 4b
/// that needs linear space. Where a shortest way takes more than <see cref="MaxEdits"/> edits from each end, it goes on from the
/// place furthest on the way, which keeps the time in proportion to the lines; such a result is right, only perhaps not the
/// shortest.
/// </remarks>
internal sealed class LineComparison
{
    /// <summary>Edits searched for from each end of a stretch; the work for each edit grows with it.</summary>
    private const int MaxEdits = 256;

    private readonly int[] _old;
    private readonly int[] _new;
    private readonly bool[] _removed;
    private readonly bool[] _added;
    private readonly FurthestPoints _forward;
    private readonly FurthestPoints _backward;

    private LineComparison(IReadOnlyList<string> oldLines, IReadOnlyList<string> newLines)
    {
        (Old, New) = (oldLines, newLines);
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        (_old, _new) = (Number(oldLines, numbers), Number(newLines, numbers));
        (_removed, _added) = (new bool[_old.Length], new bool[_new.Length]);
        var edits = Math.Min(MaxEdits, (_old.Length + _new.Length + 1) / 2);
        (_forward, _backward) = (new FurthestPoints(edits), new FurthestPoints(edits));
    }

    public IReadOnlyList<string> Old { get; }

    public IReadOnlyList<string> New { get; }

    public static LineComparison Of(IReadOnlyList<string> oldLines, IReadOnlyList<string> newLines)
    {
        var comparison = new LineComparison(oldLines, newLines);
        comparison.Compare(0, oldLines.Count, 0, newLines.Count);
        return comparison;
    }

    /// <summary>The changes from the top of the file to its end.</summary>
    public IEnumerable<LineChange> Changes()
    {
        for (int i = 0, j = 0; i < _old.Length || j < _new.Length; i++, j++)
        {
            var (oldStart, newStart) = (i, j);
            while (i < _old.Length && _removed[i])
                i++;

            while (j < _new.Length && _added[j])
                j++;

            if (i > oldStart || j > newStart)
                yield return new LineChange(oldStart, i, newStart, j);
        }
    }

    private static int[] Number(IReadOnlyList<string> lines, Dictionary<string, int> numbers)
    {
        var numbered = new int[lines.Count];
        for (var i = 0; i < numbered.Length; i++)
        {
            if (!numbers.TryGetValue(lines[i], out numbered[i]))
                numbers[lines[i]] = numbered[i] = numbers.Count;
        }

        return numbered;
    }

    private void Compare(int oldStart, int oldEnd, int newStart, int newEnd)
    {
        while (true)
        {
            for (; oldStart < oldEnd && newStart < newEnd && _old[oldStart] == _new[newStart]; oldStart++)
                newStart++;

            for (; oldStart < oldEnd && newStart < newEnd && _old[oldEnd - 1] == _new[newEnd - 1]; oldEnd--)
                newEnd--;

            if (oldStart == oldEnd || newStart == newEnd)
                break;

            var (old, added) = FindMiddle(_old.AsSpan(oldStart..oldEnd), _new.AsSpan(newStart..newEnd));
            Compare(oldStart, oldStart + old, newStart, newStart + added);
            (oldStart, newStart) = (oldStart + old, newStart + added);
        }

        _removed.AsSpan(oldStart..oldEnd).Fill(true);
        _added.AsSpan(newStart..newEnd).Fill(true);
    }

    /// <summary>A point half way on a shortest path; of a path that is too long to look for, the furthest from its start that was found.</summary>
    private (int Old, int New) FindMiddle(ReadOnlySpan<int> before, ReadOnlySpan<int> after)
    {
        var difference = before.Length - after.Length;
        var meetsForward = (difference & 1) != 0;
        _forward.Start();
        _backward.Start();
        for (var edits = 0; edits <= _forward.MaxEdits; edits++)
        {
            for (var diagonal = -edits; diagonal <= edits; diagonal += 2)
            {
                var reached = _forward.Advance(before, after, diagonal, edits, fromEnd: false);
                if (meetsForward && reached >= 0 && _backward.Has(difference - diagonal, edits - 1)
                    && reached + _backward[difference - diagonal] >= before.Length)
                {
                    return (reached, reached - diagonal);
                }
            }

            for (var diagonal = -edits; diagonal <= edits; diagonal += 2)
            {
                var reached = _backward.Advance(before, after, diagonal, edits, fromEnd: true);
                if (!meetsForward && reached >= 0 && _forward.Has(difference - diagonal, edits)
                    && reached + _forward[difference - diagonal] >= before.Length)
                {
                    return (before.Length - reached, after.Length - (reached - diagonal));
                }
            }
        }

        return Furthest(before.Length, after.Length);
    }

    private (int Old, int New) Furthest(int oldCount, int newCount)
    {
        var best = (Old: 0, New: 0);
        for (var diagonal = -_forward.MaxEdits; diagonal <= _forward.MaxEdits; diagonal++)
        {
            var old = Math.Min(_forward[diagonal], oldCount);
            var point = (Old: old, New: old - diagonal);
            if (old >= 0 && point.New >= 0 && point.New <= newCount && point.Old + point.New > best.Old + best.New)
                best = point;
        }

        return best;
    }
}
