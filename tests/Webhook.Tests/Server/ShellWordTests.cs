using Webhook.Server;

namespace Webhook.Tests.Server;

public sealed class ShellWordTests
{
    [Theory]
    [InlineData("/srv/a-b_c/ca.crt", "/srv/a-b_c/ca.crt")]
    [InlineData("my certs/ca.crt", "'my certs/ca.crt'")]
    [InlineData("$HOME", "'$HOME'")]
    [InlineData("it's", @"'it'\''s'")]
    [InlineData("a;b", "'a;b'")]
    [InlineData("", "''")]
    public void Quotes_only_what_a_shell_would_read_otherwise(string text, string word) => Assert.Equal(word, ShellWord.Of(text));
}
