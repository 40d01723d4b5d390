using System.Text;
using Webhook.Model.Tests.Json.Skimming;

namespace Webhook.Model.Tests.Admission.Skimming;

/// <summary>What a field of a review may look like; writes values of that shape, and now and then others.</summary>
internal abstract record Shape
{
    /// <summary>Writes a value: mostly of this shape, sometimes null, seldom of another type.</summary>
    public string Write(Random random, RandomJson json, double wrong) =>
        random.NextDouble() < wrong ? json.Value(2) : random.Next(12) == 0 ? "null" : Right(random, json, wrong);

    protected abstract string Right(Random random, RandomJson json, double wrong);

    /// <summary>One of several texts, with its quotes where it is a string.</summary>
    internal sealed record OneOf(params string[] Values) : Shape
    {
        protected override string Right(Random random, RandomJson json, double wrong) => Values[random.Next(Values.Length)];
    }

    /// <summary>Any string.</summary>
    internal sealed record Text : Shape
    {
        protected override string Right(Random random, RandomJson json, double wrong) => json.Text();
    }

    /// <summary>Anything at all: a field that is not read.</summary>
    internal sealed record Anything : Shape
    {
        protected override string Right(Random random, RandomJson json, double wrong) => json.Value(5);
    }

    /// <summary>A list.</summary>
    internal sealed record ListOf(Shape Item) : Shape
    {
        protected override string Right(Random random, RandomJson json, double wrong)
        {
            var count = random.Next(random.Next(20) == 0 ? 40 : 4);
            return "[" + string.Join(',', Enumerable.Range(0, count).Select(_ => json.Around(Item.Write(random, json, wrong)))) + json.Space() + "]";
        }
    }

    /// <summary>A map of names to values.</summary>
    internal sealed record MapOf(Shape Key, Shape Value) : Shape
    {
        protected override string Right(Random random, RandomJson json, double wrong)
        {
            var count = random.Next(random.Next(20) == 0 ? 40 : 4);
            return "{" + string.Join(',', Enumerable.Range(0, count).Select(_ => Member(Key.Right(random, json, wrong), Value, random, json, wrong))) + "}";
        }
    }

    /// <summary>A struct with known fields, and some that are unknown.</summary>
    internal sealed record Struct(params (string Name, Shape Shape)[] Fields) : Shape
    {
        protected override string Right(Random random, RandomJson json, double wrong)
        {
            var text = new StringBuilder("{").Append(json.Space());
            var members = new List<string>();
            foreach (var (name, shape) in Fields)
            {
                for (var times = random.Next(30) switch { 0 => 2, < 6 => 0, _ => 1 }; times > 0; times--)
                    members.Add(Member($"\"{name}\"", shape, random, json, wrong));

                if (random.Next(10) == 0)
                    members.Add(Member($"\"x{random.Next(9)}\"", new Anything(), random, json, wrong));
            }

            if (random.Next(3) == 0)
                random.Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(members));

            return text.AppendJoin(',', members).Append(json.Space()).Append('}').ToString();
        }
    }

    private static string Member(string name, Shape shape, Random random, RandomJson json, double wrong) =>
        json.Around(name) + ":" + json.Around(shape.Write(random, json, wrong));
}
