using FsCheck.Fluent;
using Webhook.Policy.Selectors;
using Webhook.Policy.Tests.Properties;

namespace Webhook.Policy.Tests.Selectors;

public sealed class KeyDemandsTests
{
    [Fact]
    public void Decides_as_comparing_each_value_with_each_requirement_does() =>
        FsCheck.Check.QuickThrowOnFailure(Prop.ForAll(SmallWorld.Selector.Two().ToArbitrary(), pair =>
        {
            var (a, b) = pair;
            if (!LabelSelectorMatching.IsWellFormed(a) || !LabelSelectorMatching.IsWellFormed(b))
                return;

            Assert.Equal(SelectorSatisfiability.AreSatisfiableTogether(a, b), KeyDemands.AreSatisfiableTogether(a, b));
        }));
}
