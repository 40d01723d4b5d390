using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Webhook.Model.Manifests.Reading;

/// <summary>The events of one document, with offsets in the file, and with failures turned into words for the user.</summary>
internal sealed class YamlEvents
{
    private readonly Parser _parser;
    private readonly SourceText _source;
    private readonly DocumentSlice _slice;

    public YamlEvents(SourceText source, DocumentSlice slice)
    {
        (_source, _slice) = (source, slice);
        _parser = new Parser(new Scanner(new StringReader(source.Text[slice.Start..slice.End]), skipComments: true));
        End = slice.Start;
    }

    /// <summary>The event to look at.</summary>
    public ParsingEvent Current => _parser.Current!;

    /// <summary>Offset behind everything that the last value or bracket took.</summary>
    public int End { get; set; }

    /// <summary>Offset in the file of a mark of the parser.</summary>
    public int OffsetOf(Mark mark) => Math.Min(_slice.Start + (int)mark.Index, _slice.End);

    /// <exception cref="UnreadableDocumentException">The text is no YAML from here on.</exception>
    public void MoveNext()
    {
        try
        {
            _parser.MoveNext();
        }
        catch (YamlException failure)
        {
            throw SyntaxFailure.Explain(_source, _slice, End, failure);
        }
        catch (Exception failure) when (failure is InvalidOperationException or ArgumentException or FormatException or IndexOutOfRangeException)
        {
            // YamlDotNet 16.3 lets a few of its own slips through, for one on "a: [1\nb" (Scanner.ScanPlainScalar).
            throw SyntaxFailure.Explain(_source, _slice, End, new YamlException(failure.Message));
        }
    }
}
