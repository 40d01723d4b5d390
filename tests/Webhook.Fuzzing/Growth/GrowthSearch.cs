namespace Webhook.Fuzzing.Growth;

/// <summary>Looks for inputs whose work grows faster than they do.</summary>
internal static class GrowthSearch
{
    /// <summary>Measures everything.</summary>
    /// <param name="bytes">Length of the smaller inputs.</param>
    /// <param name="only">A part of the names of what is measured; empty for everything.</param>
    /// <param name="output">Gets a line for each measurement.</param>
    /// <returns>Whether steps are counted, and all work grows as its input does.</returns>
    public static bool Run(int bytes, string only, TextWriter output)
    {
        using var uses = new GrowthUses();
        var (count, tooFast, steps) = (0, 0, 0L);
        foreach (var use in uses.All())
        {
            foreach (var shape in use.Shapes.Where(shape => $"{use.Name} {shape.Name}".Contains(only, StringComparison.Ordinal)))
            {
                var measured = GrowthMeasurement.Of(use, shape, bytes);
                // What is compared with all others up to a bound is over the bound by now.
                if (measured.IsTooFast)
                    measured = GrowthMeasurement.Of(use, shape, bytes * GrowthMeasurement.Times);

                count++;
                steps += measured.Large.Steps;
                tooFast += measured.IsTooFast ? 1 : 0;
                output.WriteLine($"{(measured.IsTooFast ? "TOO FAST " : "")}{measured}");
            }
        }

        output.WriteLine($"{count} measured, {tooFast} too fast; {steps} steps counted");
        return tooFast == 0 && steps > 0;
    }
}
