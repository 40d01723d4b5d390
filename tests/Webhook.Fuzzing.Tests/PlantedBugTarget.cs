using System.Text;
using Webhook.Fuzzing.Feedback;
using Webhook.Fuzzing.Loop;
using Webhook.Fuzzing.Mutations;

namespace Webhook.Fuzzing.Tests;

/// <summary>A target that breaks a promise behind three steps, each of which it shows.</summary>
internal sealed class PlantedBugTarget : IFuzzTarget
{
    private static readonly string[] Steps = ["[]", "null", "true"];

    public string Name => "planted";

    public int BytesPerLimit => 1024;

    public IReadOnlyList<IMutation> Mutations { get; } = [new JsonTreeMutation(), new ByteHavoc()];

    public IReadOnlyList<byte[]> Seeds() => [Encoding.UTF8.GetBytes("""{"metadata":{"labels":{"a":"b"}},"spec":{"containers":[{"name":"a"}],"items":[1,2,3]}}""")];

    public void Run(byte[] input, Observation seen)
    {
        var text = Encoding.UTF8.GetString(input);
        var steps = Steps.TakeWhile(text.Contains).Count();
        seen.Note("steps", steps);
        Expect.That(steps < 3, "planted", () => "all three");
    }
}
