using Microsoft.Extensions.Logging;
using Webhook.Logging;

namespace Webhook.Tests.Logging;

public sealed class LogLevelsTests
{
    [Theory]
    [InlineData("info", LogLevel.Information)]
    [InlineData("WARN", LogLevel.Warning)]
    [InlineData("err", LogLevel.Error)]
    [InlineData("fail", LogLevel.Error)]
    [InlineData("Information", LogLevel.Information)]
    [InlineData("none", LogLevel.None)]
    public void Takes_the_words_that_log_lines_and_other_programs_have(string word, LogLevel level)
    {
        Assert.True(LogLevels.IsKnown(word));
        Assert.Equal(level, LogLevels.Parse(word));
    }

    [Fact]
    public void Knows_every_word_that_it_lists() => Assert.All(LogLevels.All, word => Assert.True(LogLevels.IsKnown(word)));

    [Theory]
    [InlineData("")]
    [InlineData("loud")]
    [InlineData("2")]
    public void Knows_no_other_word(string word) => Assert.False(LogLevels.IsKnown(word));
}
