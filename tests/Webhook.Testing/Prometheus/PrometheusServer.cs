using System.Globalization;
using System.Text.Json;
using Webhook.Testing.Processes;

namespace Webhook.Testing.Prometheus;

/// <summary>A real Prometheus on a free loopback port, asked by its HTTP API. Ends with the test process, and leaves no files.</summary>
public sealed class PrometheusServer : IAsyncDisposable
{
    /// <summary>Real time, only to fail instead of hanging: samples, windows and servers are late on a machine that is busy.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    private readonly GuardedProcess _process;
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false });

    private readonly string _folder;

    private PrometheusServer(GuardedProcess process, string folder) => (_process, _folder) = (process, folder);

    /// <summary>Where its API and its pages are.</summary>
    public Uri Address => _http.BaseAddress!;

    /// <summary>The last lines that it printed.</summary>
    public string Log => _process.Log;

    /// <summary>Starts one and waits until it takes queries. Its first scrape comes five seconds later, whatever the interval.</summary>
    /// <exception cref="InvalidOperationException">It does not start, as with a rule file that it can't read; says what it printed.</exception>
    public static async Task<PrometheusServer> StartAsync(PrometheusSettings settings)
    {
        var program = await PrometheusPrograms.PathAsync("prometheus");
        var folder = Directory.CreateTempSubdirectory("daemonset-webhook-prometheus-").CreateSubdirectory("prometheus").FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "prometheus.yml"), settings.ToConfiguration());
        foreach (var job in settings.Jobs)
            await File.WriteAllTextAsync(Path.Combine(folder, job.TargetFile), job.ToTargets());

        foreach (var (name, rules) in settings.Rules)
            await File.WriteAllTextAsync(Path.Combine(folder, name), rules);

        var server = new PrometheusServer(
            new(program, folder, ["--config.file=prometheus.yml", "--storage.tsdb.path=data", "--web.listen-address=127.0.0.1:0"]), folder);
        try
        {
            // With port 0 only the log says which one it is.
            var line = await server._process.PrintsAsync("msg=\"Listening on\"");
            server._http.BaseAddress = new($"http://{line.Split("address=")[1].Trim()}");
            await server._process.AnswersAsync(server._http, "-/ready");
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Gives a job other targets, as when pods come and go. They are taken over within some seconds.</summary>
    public void Retarget(ScrapeJob job)
    {
        // Renamed into place: Prometheus may read at any moment.
        var written = Path.Combine(_folder, job.TargetFile + ".new");
        File.WriteAllText(written, job.ToTargets());
        File.Move(written, Path.Combine(_folder, job.TargetFile), overwrite: true);
    }

    /// <summary>What a query gives now, of vectors and of scalars.</summary>
    /// <exception cref="InvalidOperationException">Prometheus can't answer it; says why.</exception>
    public Task<IReadOnlyList<PrometheusSample>> QueryAsync(string expression) => SamplesAsync("query", new() { ["query"] = expression });

    /// <summary>What a query gives over a span of time.</summary>
    /// <exception cref="InvalidOperationException">Prometheus can't answer it; says why.</exception>
    public Task<IReadOnlyList<PrometheusSample>> QueryRangeAsync(string expression, DateTimeOffset from, DateTimeOffset to, TimeSpan step) =>
        SamplesAsync("query_range", new() { ["query"] = expression, ["start"] = Seconds(from), ["end"] = Seconds(to), ["step"] = $"{step.TotalMilliseconds}ms" });

    /// <summary>Asks again and again until a query gives something.</summary>
    /// <param name="expression">The query; one with a comparison gives nothing until that holds.</param>
    /// <exception cref="TimeoutException">It gave nothing for four minutes; says which alerts there were.</exception>
    public async Task<IReadOnlyList<PrometheusSample>> UntilAsync(string expression)
    {
        IReadOnlyList<PrometheusAlert> alerts = [];
        return await Eventually.GetAsync(
            $"{expression} to give something",
            async () =>
            {
                if (await QueryAsync(expression) is { Count: > 0 } samples)
                    return samples;

                alerts = await AlertsAsync();
                return null;
            },
            () => $"alerts: {string.Join(", ", alerts.Select(alert => $"{alert.Name} {alert.State}"))}\n{Log}",
            Patience);
    }

    /// <summary>Asks again and again until a query gives nothing.</summary>
    /// <exception cref="TimeoutException">It still gave something after four minutes.</exception>
    public async Task UntilNothingAsync(string expression)
    {
        IReadOnlyList<PrometheusSample> seen = [];
        await Eventually.GetAsync(
            $"{expression} to give nothing", async () => (seen = await QueryAsync(expression)).Count == 0 ? "" : null, () => string.Join('\n', seen), Patience);
    }

    /// <summary>What it scrapes.</summary>
    public async Task<IReadOnlyList<PrometheusTarget>> TargetsAsync() =>
    [
        .. from target in (await GetAsync("targets", [])).GetProperty("activeTargets").EnumerateArray()
           select new PrometheusTarget(
               target.GetProperty("labels").GetProperty("job").GetString()!,
               target.GetProperty("scrapeUrl").GetString()!,
               target.GetProperty("health").GetString()!,
               target.GetProperty("lastError").GetString()!),
    ];

    /// <summary>The alerts that are pending or fire.</summary>
    public async Task<IReadOnlyList<PrometheusAlert>> AlertsAsync() =>
    [
        .. from alert in (await GetAsync("alerts", [])).GetProperty("alerts").EnumerateArray()
           let labels = PrometheusSample.LabelsOf(alert.GetProperty("labels"))
           select new PrometheusAlert(
               labels["alertname"], alert.GetProperty("state").GetString()!, labels, PrometheusSample.LabelsOf(alert.GetProperty("annotations"))),
    ];

    /// <summary>Ends it.</summary>
    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        _http.Dispose();
    }

    private async Task<IReadOnlyList<PrometheusSample>> SamplesAsync(string path, Dictionary<string, string> form)
    {
        var answer = await GetAsync(path, form);
        var result = answer.GetProperty("result");
        return answer.GetProperty("resultType").GetString() == "scalar"
            ? [new(new Dictionary<string, string>(), [double.Parse(result[1].GetString()!, CultureInfo.InvariantCulture)])]
            : [.. result.EnumerateArray().Select(PrometheusSample.Of)];
    }

    private async Task<JsonElement> GetAsync(string path, Dictionary<string, string> parameters)
    {
        var query = string.Join('&', parameters.Select(parameter => $"{parameter.Key}={Uri.EscapeDataString(parameter.Value)}"));
        using var answer = await _http.GetAsync($"api/v1/{path}?{query}");
        using var document = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return document.RootElement.GetProperty("status").GetString() == "success"
            ? document.RootElement.GetProperty("data").Clone()
            : throw new InvalidOperationException($"{parameters.GetValueOrDefault("query", path)}: {document.RootElement.GetProperty("error")}");
    }

    private static string Seconds(DateTimeOffset time) => (time.ToUnixTimeMilliseconds() / 1000.0).ToString(CultureInfo.InvariantCulture);
}
