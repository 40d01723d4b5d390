using Webhook.Metrics.Runtime;
using Webhook.Tests.EndToEnd;

namespace Webhook.Tests.Metrics.Runtime;

public sealed class ProcSelfTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Reads_what_Linux_writes()
    {
        // The name of a program may hold blanks and brackets.
        _folder.Write("stat", "12 (a) b (c) S 1 12 12 0 -1 4194560 100 200 3 4 50 60 7 8 20 0 17 0 99999 123456789 4321 18446744073709551615 1 1 0\n");
        _folder.Write("limits", """
            Limit                     Soft Limit           Hard Limit           Units
            Max processes             63432                63432                processes
            Max open files            1024                 524288               files
            """);
        Directory.CreateDirectory(_folder.File("fd"));
        _folder.Write("fd/0", "");
        _folder.Write("fd/17", "");
        var proc = new ProcSelf(_folder.Path);

        Assert.Equal([17, 123456789, 1024, 2], new[] { proc.Threads(), proc.VirtualMemory(), proc.MaxFiles(), proc.OpenFiles() });
    }

    [Fact]
    public void Knows_nothing_where_nothing_is_told()
    {
        var proc = new ProcSelf(_folder.File("missing"));

        Assert.Equal([null, null, null, null], new[] { proc.Threads(), proc.VirtualMemory(), proc.MaxFiles(), proc.OpenFiles() });
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("12 (a) S 1", "Max open files")]
    [InlineData("12", "Max open files            unlimited            unlimited            files")]
    public void Knows_nothing_of_what_it_cannot_read(string stat, string limits)
    {
        _folder.Write("stat", stat);
        _folder.Write("limits", limits);
        var proc = new ProcSelf(_folder.Path);

        Assert.Equal([null, null, null], new[] { proc.Threads(), proc.VirtualMemory(), proc.MaxFiles() });
    }
}
