namespace Webhook.Policy.Verdicts;

/// <summary>The order of findings in a verdict: most severe first, then catalogue order, then field, then the order of the policies.</summary>
internal sealed class FindingOrder : IComparer<JudgedFinding>
{
    public static FindingOrder Instance { get; } = new();

    public int Compare(JudgedFinding x, JudgedFinding y)
    {
        var bySeverity = y.Finding.Action.CompareTo(x.Finding.Action);
        var byRule = bySeverity != 0 ? bySeverity : x.RuleIndex.CompareTo(y.RuleIndex);
        var byField = byRule != 0 ? byRule : CompareFields(x.Finding.Field, y.Finding.Field);
        return byField != 0 ? byField : x.PolicyPlace.CompareTo(y.PolicyPlace);
    }

    /// <summary>Compares field paths with their indexes as numbers, so that <c>[2]</c> stands before <c>[10]</c>.</summary>
    private static int CompareFields(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        while (!left.IsEmpty && !right.IsEmpty)
        {
            int leftStep = CountDigits(left), rightStep = CountDigits(right);
            if (leftStep == 0 || rightStep == 0)
                (leftStep, rightStep) = (1, 1);

            // Indexes have no leading zeros: the one with more digits is the larger.
            var difference = leftStep != rightStep
                ? leftStep - rightStep
                : left[..leftStep].SequenceCompareTo(right[..rightStep]);
            if (difference != 0)
                return difference;

            left = left[leftStep..];
            right = right[rightStep..];
        }

        return left.Length - right.Length;
    }

    private static int CountDigits(ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAnyExceptInRange('0', '9');
        return end < 0 ? text.Length : end;
    }
}
