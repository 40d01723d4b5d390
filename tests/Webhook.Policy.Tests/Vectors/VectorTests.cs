using System.Text.Json;

namespace Webhook.Policy.Tests.Vectors;

/// <summary>Runs the case tables against the engine; <c>WEBHOOK_VECTORS</c> names another folder of the same suites.</summary>
public sealed class VectorTests
{
    public static TheoryData<string, string, string, string> Cases()
    {
        TheoryData<string, string, string, string> rows = [];
        foreach (var (suite, name, input, expected) in VectorFolder.Read(VectorFolder.Current))
        {
            rows.Add(new TheoryDataRow<string, string, string, string>(suite, name, input.GetRawText(), expected.GetRawText())
            {
                Label = "",
                TestDisplayName = $"{suite}/{name}",
            });
        }

        return rows;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Agrees_with_the_case(string suite, string name, string input, string expected)
    {
        Assert.True(VectorSuites.All.TryGetValue(suite, out var consumer), $"nothing consumes suite {suite} (case {name})");

        consumer(JsonElement.Parse(input), JsonElement.Parse(expected));
    }

    [Fact]
    public void Finds_a_case_for_every_consumer()
    {
        var suites = VectorFolder.Read(VectorFolder.Default).Select(entry => entry.Suite);

        Assert.Empty(VectorSuites.All.Keys.Except(suites));
    }

    [Fact]
    public void Refuses_a_folder_without_cases()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "README.md"), "no case");

            Assert.Throws<InvalidDataException>(() => VectorFolder.Read(folder.FullName));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
