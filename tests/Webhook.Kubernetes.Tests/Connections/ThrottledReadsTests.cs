using System.Net;
using System.Net.Http.Headers;
using Webhook.Kubernetes.Connections;
using Webhook.Testing;

namespace Webhook.Kubernetes.Tests.Connections;

/// <summary>What becomes of the answer 429 with Retry-After.</summary>
public sealed class ThrottledReadsTests : IDisposable
{
    private readonly FakeTimeProvider _clock = new();
    private readonly ScriptedHandler _server = new();
    private readonly HttpClient _client;

    public ThrottledReadsTests() =>
        _client = new(new ThrottledReads(_server, _clock)) { BaseAddress = new("https://server/"), Timeout = Timeout.InfiniteTimeSpan };

    public void Dispose()
    {
        _client.Dispose();
        _server.Dispose();
    }

    [Fact]
    public async Task Are_asked_again_after_as_long_as_the_server_says()
    {
        _server.Answers = [1, 5];

        var answer = _client.GetAsync("apis/daemonset-webhook.dev/v1alpha1/daemonsetpolicies?limit=500", TestContext.Current.CancellationToken);
        await PassAsync(1);
        await PassAsync(5);

        Assert.Equal(HttpStatusCode.OK, (await answer).StatusCode);
        Assert.Equal(3, _server.Requests);
        Assert.Equal(6, Seconds);
    }

    [Fact]
    public async Task Are_not_asked_again_without_a_pause()
    {
        _server.Answers = [0];

        var answer = _client.GetAsync("api/v1/pods", TestContext.Current.CancellationToken);
        await PassAsync(0.1);

        Assert.Equal(HttpStatusCode.OK, (await answer).StatusCode);
        Assert.Equal(0.1, Seconds);
    }

    [Theory]
    [InlineData("21", 1, 0)]
    [InlineData("15 6", 2, 15)]
    [InlineData("10 10 1", 3, 20)]
    public async Task Are_given_the_servers_answer_when_the_waits_would_be_too_long(string asked, int requests, int waited)
    {
        _server.Answers = [.. asked.Split(' ').Select(int.Parse)];

        var answer = _client.GetAsync("api/v1/pods", TestContext.Current.CancellationToken);
        foreach (var wait in _server.Answers.SkipLast(1).ToList())
            await PassAsync(wait);

        Assert.Equal(HttpStatusCode.TooManyRequests, (await answer).StatusCode);
        Assert.Equal((requests, waited), (_server.Requests, (int)Seconds));
    }

    [Fact]
    public async Task Are_given_a_429_that_asks_for_no_wait()
    {
        _server.Answers = [ScriptedHandler.NoRetryAfter];

        using var answer = await _client.GetAsync("api/v1/pods", TestContext.Current.CancellationToken);

        Assert.Equal((HttpStatusCode.TooManyRequests, 1), (answer.StatusCode, _server.Requests));
    }

    [Theory]
    [InlineData("GET", "api/v1/pods?watch=true&resourceVersion=5")]
    [InlineData("POST", "api/v1/namespaces/a/events")]
    [InlineData("PATCH", "api/v1/namespaces/a/events/b")]
    [InlineData("PUT", "apis/coordination.k8s.io/v1/namespaces/a/leases/b")]
    [InlineData("DELETE", "api/v1/namespaces/a/events/b")]
    [InlineData("GET", "apis/coordination.k8s.io/v1/namespaces/a/leases/b")]
    public async Task Alone_are_asked_again_and_neither_writes_nor_those_who_count_their_own_time(string method, string path)
    {
        _server.Answers = [1];
        using var request = new HttpRequestMessage(new(method), path);

        using var answer = await _client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal((HttpStatusCode.TooManyRequests, 1), (answer.StatusCode, _server.Requests));
    }

    [Fact]
    public async Task End_their_wait_when_nobody_needs_the_answer_any_more()
    {
        _server.Answers = [10];
        using var end = new CancellationTokenSource();
        var answer = _client.GetAsync("api/v1/pods", end.Token);
        await _clock.TimerWithinAsync(TimeSpan.FromSeconds(10));

        await end.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => answer);
        Assert.Equal(1, _server.Requests);
    }

    private double Seconds => (_clock.GetUtcNow() - new FakeTimeProvider().GetUtcNow()).TotalSeconds;

    /// <summary>Waits until a wait has begun and lets it pass.</summary>
    private async Task PassAsync(double seconds)
    {
        await _clock.TimerWithinAsync(TimeSpan.FromSeconds(seconds));
        _clock.Advance(TimeSpan.FromSeconds(seconds));
    }

    /// <summary>Answers 429 with each of the given waits, then 200.</summary>
    private sealed class ScriptedHandler : HttpMessageHandler
    {
        public const int NoRetryAfter = -1;

        /// <summary>Seconds to wait, answer by answer.</summary>
        public IReadOnlyList<int> Answers { get; set; } = [];

        /// <summary>How many have come.</summary>
        public int Requests { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var answer = new HttpResponseMessage(Requests < Answers.Count ? HttpStatusCode.TooManyRequests : HttpStatusCode.OK);
            if (Requests < Answers.Count && Answers[Requests] is not NoRetryAfter and var seconds)
                answer.Headers.RetryAfter = new RetryConditionHeaderValue(TimeSpan.FromSeconds(seconds));

            Requests++;
            return Task.FromResult(answer);
        }
    }
}
