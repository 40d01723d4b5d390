using FsCheck;
using FsCheck.Fluent;
using Webhook.Policy.HostPorts;

namespace Webhook.Policy.Tests.HostPorts;

public sealed class TakenPortsTests
{
    private static readonly Gen<HostPortUse> Use =
        from port in Gen.Choose(80, 82)
        from protocol in Gen.Elements("TCP", "UDP")
        from address in Gen.Elements("", "0.0.0.0", "127.0.0.1", "::", "10.0.0.1")
        from index in Gen.Choose(0, 99)
        select new HostPortUse($"c{index}", new(false, index, 0, false), new(port, protocol, address));

    [Fact]
    public void Finds_the_use_that_comparing_with_each_one_before_finds() => Prop.ForAll(Use.ListOf().ToArbitrary(), uses =>
    {
        var taken = new TakenPorts();
        for (var i = 0; i < uses.Count; i++)
        {
            var expected = uses.Take(i).FirstOrDefault(uses[i].ClashesWith);

            Assert.Same(expected, taken.Take(uses[i]));
        }
    }).QuickCheckThrowOnFailure();
}
