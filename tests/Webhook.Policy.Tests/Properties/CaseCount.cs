namespace Webhook.Policy.Tests.Properties;

/// <summary>How many generated values a test tries.</summary>
internal static class CaseCount
{
    private static readonly bool Few = Environment.GetEnvironmentVariable("WEBHOOK_TEST_FEW_CASES") == "1";

    /// <summary>
    /// <paramref name="usual"/>, or a twentieth of it, 20 at least, where WEBHOOK_TEST_FEW_CASES is 1: mutation testing runs the
    /// tests thousands of times.
    /// </summary>
    public static int Of(int usual) => Few ? Math.Max(20, usual / 20) : usual;
}
