using System.Diagnostics;
using Webhook.Testing.Tools;

namespace Webhook.Testing.Processes;

/// <summary>A program that ends with the test process, however that ends, and takes its folder along.</summary>
/// <remarks><c>tests/tools/guard.sh</c> stands between: it watches a pipe that the kernel closes when we are gone.</remarks>
public sealed class GuardedProcess : IAsyncDisposable
{
    private const int LogLines = 15;

    // A program that has just begun to listen may take a request and never come to it.
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(30);

    private readonly Process _guard;
    private readonly string _folder;
    private readonly string _keep;
    private readonly Queue<string> _log = [];
    private readonly List<string> _kept = [];

    /// <summary>Starts it.</summary>
    /// <param name="program">The program.</param>
    /// <param name="folder">Its own folder, where it also runs.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="keep">A text; lines with it are kept for good. None when empty.</param>
    public GuardedProcess(string program, string folder, IReadOnlyList<string> arguments, string keep = "")
    {
        (Name, _folder, _keep) = (Path.GetFileName(program), folder, keep);
        var start = new ProcessStartInfo("sh")
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in (IEnumerable<string>)[Repository.Path("tests/tools/guard.sh"), folder, program, .. arguments])
            start.ArgumentList.Add(argument);

        _guard = Process.Start(start)!;
        _guard.OutputDataReceived += (_, line) => Keep(line.Data);
        _guard.ErrorDataReceived += (_, line) => Keep(line.Data);
        _guard.BeginOutputReadLine();
        _guard.BeginErrorReadLine();
    }

    /// <summary>The program's name.</summary>
    public string Name { get; }

    /// <summary>Whether the program has ended.</summary>
    public bool HasEnded => _guard.HasExited;

    /// <summary>The last lines that it printed.</summary>
    public string Log
    {
        get
        {
            lock (_log)
                return string.Join('\n', _log);
        }
    }

    /// <summary>All lines until now that were to be kept for good.</summary>
    public IReadOnlyList<string> Kept
    {
        get
        {
            lock (_log)
                return [.. _kept];
        }
    }

    /// <summary>Waits until the program has printed a line with some text in it, and gives that line.</summary>
    /// <exception cref="InvalidOperationException">It has ended; says what it printed.</exception>
    public Task<string> PrintsAsync(string text) => Eventually.GetAsync(
        $"{Name} to print {text}",
        () =>
        {
            var line = Log.Split('\n').LastOrDefault(line => line.Contains(text, StringComparison.Ordinal));
            return line is null && HasEnded ? throw new InvalidOperationException($"{Name} has ended: {Log}") : Task.FromResult(line);
        },
        () => Log);

    /// <summary>Waits until the program answers a GET with success.</summary>
    /// <exception cref="InvalidOperationException">It has ended; says what it printed.</exception>
    public Task<string> AnswersAsync(HttpClient http, string url) => Eventually.GetAsync(
        $"{Name} to answer on {url}",
        async () =>
        {
            if (HasEnded)
                throw new InvalidOperationException($"{Name} has ended: {Log}");

            try
            {
                using var silence = new CancellationTokenSource(LongestSilence);
                using var answer = await http.GetAsync(url, silence.Token);
                return answer.IsSuccessStatusCode ? "" : null;
            }
            catch (Exception failure) when (failure is HttpRequestException or OperationCanceledException)
            {
                return null;
            }
        },
        () => Log);

    /// <summary>Asks the program to end, as kubelet does, and waits until it has.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> EndAsync()
    {
        // The guard's first child is the program.
        var children = await File.ReadAllTextAsync($"/proc/{_guard.Id}/task/{_guard.Id}/children");
        await ToolRun.StartAsync("kill", ["-TERM", children.Split(' ')[0]]);
        await _guard.WaitForExitAsync();
        return _guard.ExitCode;
    }

    /// <summary>Kills the program and waits until it and its folder are gone.</summary>
    public async ValueTask DisposeAsync()
    {
        _guard.StandardInput.Close();
        await _guard.WaitForExitAsync();
        await Eventually.GetAsync($"the folder of {Name} to go", () => Task.FromResult(Directory.Exists(_folder) ? null : ""));
        _guard.Dispose();
    }

    private void Keep(string? line)
    {
        lock (_log)
        {
            _log.Enqueue(line ?? "");
            if (_log.Count > LogLines)
                _log.Dequeue();

            if (_keep.Length > 0 && line?.Contains(_keep, StringComparison.Ordinal) == true)
                _kept.Add(line);
        }
    }
}
