using System.Diagnostics;
using System.Security.Cryptography.X509Certificates;

namespace Webhook.Benchmarks.Load;

/// <summary>What every measurement needs: the two programs, a certificate for both, and the cores.</summary>
internal sealed class LoadStage : IDisposable
{
    private readonly DirectoryInfo _certificates = Directory.CreateTempSubdirectory("daemonset-webhook-load-");
    private readonly X509Certificate2 _authority;

    private LoadStage(LoadOptions options, string product, string bare)
    {
        (Options, Product, Bare) = (options, product, bare);
        using (var issuer = Process.Start(new ProcessStartInfo(product, ["certs", "generate", "--out", _certificates.FullName, "--host", "localhost"]) { RedirectStandardOutput = true })!)
        {
            issuer.StandardOutput.ReadToEnd();
            issuer.WaitForExit();
        }

        _authority = X509CertificateLoader.LoadCertificateFromFile(InFolder("ca.crt"));
        Tls = new(_authority);
    }

    /// <summary>What was asked for.</summary>
    public LoadOptions Options { get; }

    /// <summary>Path of the product.</summary>
    public string Product { get; }

    /// <summary>Path of the bare server.</summary>
    public string Bare { get; }

    /// <summary>Whose core is which.</summary>
    public Cores Cores { get; } = Cores.Find();

    /// <summary>Connects to the servers.</summary>
    public TlsClient Tls { get; }

    /// <summary>Publishes what has to be published.</summary>
    public static async Task<LoadStage> PrepareAsync(LoadOptions options)
    {
        var product = options.Server;
        if (product.Length == 0)
        {
            Log("publishing the product as it goes into the image");
            product = await Publication.PublishAsync("src/Webhook", "daemonset-webhook");
        }

        Log("publishing bare Kestrel in the same way");
        return new(options, product, await Publication.PublishAsync("tests/Webhook.BareKestrel", "bare-kestrel"));
    }

    /// <summary>Arguments of <c>serve</c> with the certificate, without a cluster, on free ports of loopback.</summary>
    /// <param name="operationsPort">Port for health and metrics; 0 for a free one.</param>
    public string[] ServeArguments(int operationsPort = 0) =>
        ["serve", "--webhook-address", "127.0.0.1:0", "--operations-address", $"127.0.0.1:{operationsPort}", "--tls-cert", InFolder("tls.crt"), "--tls-key", InFolder("tls.key"), "--drain-delay", "0s"];

    /// <summary>Starts the product on the servers' core.</summary>
    /// <param name="arguments">Further ones of <c>serve</c>.</param>
    public async Task<RunningServer> StartProductAsync(params string[] arguments)
    {
        var process = await ServerProcess.StartAsync(Cores.Server, Product, [.. ServeArguments(), .. arguments]);
        return new(process, await process.AddressAsync("https"), await process.AddressAsync("http"));
    }

    /// <summary>Starts bare Kestrel on the servers' core.</summary>
    public async Task<RunningServer> StartBareAsync()
    {
        var process = await ServerProcess.StartAsync(Cores.Server, Bare, InFolder("tls.crt"), InFolder("tls.key"));
        return new(process, await process.AddressAsync("https"), null);
    }

    /// <summary>A line of the run's log.</summary>
    public static void Log(string line) => Console.Error.WriteLine($"{DateTime.Now:HH:mm:ss} {line}");

    public void Dispose()
    {
        _authority.Dispose();
        _certificates.Delete(recursive: true);
    }

    private string InFolder(string file) => Path.Combine(_certificates.FullName, file);
}
