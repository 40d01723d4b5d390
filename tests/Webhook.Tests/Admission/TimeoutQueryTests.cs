using Microsoft.AspNetCore.Http;
using Webhook.Admission;

namespace Webhook.Tests.Admission;

public sealed class TimeoutQueryTests
{
    [Theory]
    [InlineData("", null)]
    [InlineData("?", null)]
    [InlineData("?timeout=10s", "10s")]
    [InlineData("?a=b&Timeout=1m30s&c", "1m30s")]
    [InlineData("?%74imeout=1%30s", "10s")]
    [InlineData("?timeout", "")]
    [InlineData("?timeouts=10s", null)]
    [InlineData("?timeout=1s&timeout=2s", null)]
    public void Finds_the_timeout_wherever_it_stands(string query, string? timeout) => Assert.Equal(timeout, TimeoutQuery.Of(new QueryString(query)));
}
