using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Security.Cryptography.X509Certificates;
using Webhook.Benchmarks.Load;

namespace Webhook.Benchmarks.Staying;

/// <summary>What every scenario needs: the published program, a certificate, a folder and the cores.</summary>
internal sealed class StayingStage : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("daemonset-webhook-staying-");
    private readonly X509Certificate2 _authority;

    private StayingStage(StayingOptions options, string product)
    {
        (Options, Product) = (options, product);
        using (var issuer = Process.Start(new ProcessStartInfo(product, ["certs", "generate", "--out", _folder.FullName, "--host", "localhost"]) { RedirectStandardOutput = true })!)
        {
            issuer.StandardOutput.ReadToEnd();
            issuer.WaitForExit();
        }

        _authority = X509CertificateLoader.LoadCertificateFromFile(InFolder("ca.crt"));
        Tls = new(_authority);
    }

    /// <summary>What was asked for.</summary>
    public StayingOptions Options { get; }

    /// <summary>Path of the product.</summary>
    public string Product { get; }

    /// <summary>Whose core is which.</summary>
    public Cores Cores { get; } = Cores.Find();

    /// <summary>Connects to the server.</summary>
    public TlsClient Tls { get; }

    /// <summary>What it runs on.</summary>
    public string Machine
    {
        get
        {
            const string model = "model name";
            var processor = File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith(model, StringComparison.Ordinal))?.Split(':')[1].Trim();
            var load = File.ReadAllText("/proc/loadavg").Split(' ')[0];
            var apart = Cores.AreApart ? "server on one, callers on another" : "shared by server and callers";
            return $"{processor ?? "unknown processor"}, {Environment.ProcessorCount} cores, {apart}; load average at the start {load}; {RuntimeInformation.FrameworkDescription}";
        }
    }

    /// <summary>Publishes what has to be published.</summary>
    public static async Task<StayingStage> PrepareAsync(StayingOptions options)
    {
        var product = options.Server;
        if (product.Length == 0)
        {
            LoadStage.Log("publishing the product as it goes into the image");
            product = await Publication.PublishAsync("src/Webhook", "daemonset-webhook");
        }

        return new(options, product);
    }

    /// <summary>A length of time, less in the short form.</summary>
    public TimeSpan Lasting(double seconds, double shortly) => TimeSpan.FromSeconds(Options.IsShort ? shortly : seconds);

    /// <summary>Path of a file of this run.</summary>
    public string InFolder(string file) => Path.Combine(_folder.FullName, file);

    /// <summary>Arguments of <c>serve</c> with the certificate, on free ports of loopback.</summary>
    public string[] ServeArguments(params IEnumerable<string> more) =>
    [
        "serve", "--webhook-address", "127.0.0.1:0", "--operations-address", "127.0.0.1:0",
        "--tls-cert", InFolder("tls.crt"), "--tls-key", InFolder("tls.key"), .. more,
    ];

    /// <summary>Starts the product on the server's core.</summary>
    /// <param name="prelude">Shell commands that the process runs before it becomes the server.</param>
    /// <param name="arguments">Further ones of <c>serve</c>.</param>
    public async Task<RunningServer> StartAsync(string prelude, params IEnumerable<string> arguments)
    {
        var process = await ServerProcess.StartAsync(
            Cores.Server, "sh", ["-c", $"{(prelude.Length == 0 ? ":" : prelude)}; exec \"$@\"", "-", Product, .. ServeArguments(arguments)]);
        return new(process, await process.AddressAsync("https"), await process.AddressAsync("http"));
    }

    /// <summary>Honest callers of a server.</summary>
    public Callers CallersOf(RunningServer server, TimeSpan? timeout = null) => new(Tls, server.Address, timeout ?? Callers.DefaultTimeout);

    public void Dispose()
    {
        _authority.Dispose();
        _folder.Delete(recursive: true);
    }
}
