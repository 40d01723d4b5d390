using System.Text;
using Webhook.Logging;

namespace Webhook.Tests.Logging;

public sealed class LogOutputTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Never within a test.</summary>
    private static readonly TimeSpan Never = TimeSpan.FromHours(1);

    [Fact]
    public void Writes_lines_in_order_and_all_that_is_left_at_the_end()
    {
        using var stream = new StubbornStream();
        using (var output = Output(stream, new() { BatchDelay = Never, EndPatience = Patience }))
        {
            for (var line = 0; line < 10_000; line++)
                Append(output, $"line {line}");
        }

        Assert.Equal(string.Concat(Enumerable.Range(0, 10_000).Select(line => $"line {line}\n")), stream.Text);
    }

    [Fact]
    public void Writes_an_urgent_line_at_once_with_those_before_it()
    {
        using var stream = new StubbornStream();
        using var output = Output(stream, new() { BatchDelay = Never });

        Append(output, "calm");
        Append(output, "urgent", isUrgent: true);

        Assert.True(stream.Taken.WaitOne(Patience));
        Assert.Equal("calm\nurgent\n", stream.Text);
    }

    [Fact]
    public void Drops_what_has_no_room_while_the_output_is_stuck_and_says_how_much_when_it_goes_on()
    {
        using var stream = new StubbornStream();
        using var output = Output(stream, new() { BatchDelay = TimeSpan.Zero, Capacity = 100, EndPatience = Patience });
        stream.Open.Reset();
        Append(output, "held by the stream");
        Assert.True(stream.Refused.Wait(Patience, TestContext.Current.CancellationToken));

        for (var line = 0; line < 1000; line++)
            Append(output, "123456789");

        stream.Open.Set();
        output.Flush();
        Assert.Equal("held by the stream\n" + string.Concat(Enumerable.Repeat("123456789\n", 10)) + "990 missing\n", stream.Text);
    }

    [Fact]
    public void Survives_a_full_disk_and_begins_on_a_line_of_its_own_when_there_is_room_again()
    {
        using var stream = new StubbornStream();
        using var output = Output(stream, new() { BatchDelay = TimeSpan.Zero, RetryDelay = TimeSpan.FromMilliseconds(1), EndPatience = Patience });
        stream.IsFull = true;
        Append(output, "abcdefg");
        Assert.True(stream.Refused.Wait(Patience, TestContext.Current.CancellationToken));

        stream.IsFull = false;
        Append(output, "after");
        output.Flush();

        // Between the torn line and the rest are as many line ends as there were tries.
        var lines = stream.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("abcd", lines[0]);
        Assert.Contains("after", lines);
        Assert.Equal(1, lines.Sum(line => line.EndsWith(" missing", StringComparison.Ordinal) ? int.Parse(line.Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture) : 0));
    }

    [Fact]
    public void Ends_in_time_though_the_output_is_stuck()
    {
        using var stream = new StubbornStream();
        stream.Open.Reset();
        var output = Output(stream, new() { BatchDelay = TimeSpan.Zero, EndPatience = TimeSpan.FromMilliseconds(1) });
        Append(output, "held by the stream");
        Assert.True(stream.Refused.Wait(Patience, TestContext.Current.CancellationToken));

        output.Dispose();
        Append(output, "too late");

        Assert.Equal("", stream.Text);
        stream.Open.Set();
        Assert.True(stream.Taken.WaitOne(Patience));
    }

    [Fact]
    public void Keeps_lines_of_many_threads_whole()
    {
        using var stream = new StubbornStream();
        using (var output = Output(stream, new() { BatchDelay = TimeSpan.Zero, Capacity = 16 * 1024 * 1024, EndPatience = Patience }))
            Parallel.For(0, 8, thread => Enumerable.Range(0, 2_000).ToList().ForEach(line => Append(output, $"{thread} {line} {new string('x', line % 90)}")));

        var lines = stream.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(16_000, lines.Distinct().Count());
        Assert.All(lines, line => Assert.Equal(int.Parse(line.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture) % 90, line.Split(' ')[2].Length));
    }

    private static LogOutput Output(Stream stream, LogOutputLimits limits) =>
        new(stream, (line, count) => line.Append(Encoding.UTF8.GetBytes($"{count} missing\n")), limits);

    private static void Append(LogOutput output, string line, bool isUrgent = false) =>
        output.Append(Encoding.UTF8.GetBytes(line + "\n"), isUrgent);
}
