namespace Webhook.Model.Tests.Json.Skimming;

/// <summary>Spoils a document at random: bytes changed, dropped, doubled, or the end cut off.</summary>
internal static class Mutation
{
    private static readonly byte[] Telling = "\"\\{}[]:,0-. \u0001nt"u8.ToArray();

    /// <summary>The document with one to three mistakes.</summary>
    public static byte[] Of(byte[] document, Random random) => Of(document, random, 0, document.Length);

    /// <summary>The document with one to three mistakes between two indexes.</summary>
    public static byte[] Of(byte[] document, Random random, int start, int end)
    {
        List<byte> bytes = [.. document];
        for (var mistakes = 1 + random.Next(3); mistakes > 0 && end > start; mistakes--)
        {
            var at = random.Next(start, end);
            switch (random.Next(5))
            {
                case 0:
                    bytes.RemoveAt(at);
                    end--;
                    break;
                case 1:
                    bytes.Insert(at, bytes[at]);
                    end++;
                    break;
                case 2 when end == bytes.Count:
                    bytes.RemoveRange(at, bytes.Count - at);
                    end = at;
                    break;
                default:
                    bytes[at] = Telling[random.Next(Telling.Length)];
                    break;
            }
        }

        return [.. bytes];
    }
}
