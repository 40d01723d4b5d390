namespace Webhook.Benchmarks.Staying;

/// <summary>What became of many calls.</summary>
internal sealed class CallFigures(IReadOnlyCollection<Call> calls)
{
    /// <summary>All of them.</summary>
    public int Count => calls.Count;

    /// <summary>Those with the right answer.</summary>
    public int Answered => CountOf(CallEnd.Answered);

    /// <summary>Those without.</summary>
    public int Failed => Count - Answered;

    /// <summary>How many ended so.</summary>
    public int CountOf(CallEnd end) => calls.Count(call => call.End == end);

    /// <summary>Milliseconds below which a share of the answered ones, or of the others, took; 0 when there are none.</summary>
    public double Quantile(double share, bool answered = true)
    {
        double[] sorted = [.. calls.Where(call => call.End == CallEnd.Answered == answered).Select(call => call.Took.TotalMilliseconds).Order()];
        return sorted.Length == 0 ? 0 : sorted[Math.Min((int)(share * sorted.Length), sorted.Length - 1)];
    }

    /// <summary>The answered ones in words.</summary>
    public string AnsweredText => $"{Answered:N0} of {Count:N0}, p50 {Quantile(0.5):0.0} ms, p99 {Quantile(0.99):0.0} ms, longest {Quantile(1):0} ms";

    /// <summary>The bound that none fails.</summary>
    public Bound AllAnswered(string whom) => new(
        $"{whom}: every call is answered",
        AnsweredText + (Failed == 0 ? "" : $"; {FailedText}"),
        Failed == 0 && Count > 0);

    /// <summary>The bound that more than half are answered, and that the others are refused at once.</summary>
    public Bound MostAnswered(string whom) => new(
        $"{whom}: more than half are answered, the others refused and not kept waiting",
        AnsweredText + (Failed == 0 ? "" : $"; {FailedText}"),
        Answered > 0.5 * Count && CountOf(CallEnd.TimedOut) == 0);

    /// <summary>The others in words.</summary>
    public string FailedText =>
        $"{CountOf(CallEnd.Refused):N0} refused, {CountOf(CallEnd.Broken):N0} broken, {CountOf(CallEnd.TimedOut):N0} timed out, the first: {calls.FirstOrDefault(call => call.End != CallEnd.Answered).Problem}";
}
