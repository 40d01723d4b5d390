using Webhook.Admission;
using Webhook.Model.Text;

namespace Webhook.Tests.Admission;

public sealed class WarningBudgetTests
{
    [Fact]
    public void Passes_on_what_fits() => Assert.Equal(["b", "a"], WarningBudget.Fit(["b", "a", "b"]));

    [Fact]
    public void Cuts_a_long_warning_and_cleans_it()
    {
        var warning = Assert.Single(WarningBudget.Fit(["\n" + string.Concat(Enumerable.Repeat("😀", 300))]));

        Assert.Equal(256, OneLine.Length(warning));
        Assert.StartsWith(" 😀", warning, StringComparison.Ordinal);
        Assert.EndsWith("😀…", warning, StringComparison.Ordinal);
    }

    [Fact]
    public void Fits_sixteen_of_the_longest() =>
        Assert.Equal(16, WarningBudget.Fit([.. Enumerable.Range(10, 16).Select(number => $"{number}" + new string('x', 254))]).Count);

    [Theory]
    [InlineData(17)]
    [InlineData(1000)]
    public void Says_how_many_it_left_out(int count)
    {
        var fitted = WarningBudget.Fit([.. Enumerable.Range(1000, count).Select(number => $"{number}" + new string('x', 252))]);

        Assert.True(fitted.Sum(OneLine.Length) <= 4096);
        Assert.Equal(16, fitted.Count);
        Assert.StartsWith("1000x", fitted[0], StringComparison.Ordinal);
        Assert.Equal($"{count - 15} more warnings are left out; daemonset-webhook check shows all of them", fitted[^1]);
    }
}
