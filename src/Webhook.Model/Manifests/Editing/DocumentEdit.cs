namespace Webhook.Model.Manifests.Editing;

/// <summary>The edits of one document: in place where that can be, else the document written anew.</summary>
internal sealed class DocumentEdit
{
    private readonly LinedText _text;

    public DocumentEdit(LinedText text, int number, IReadOnlyList<TolerationAddition> additions)
    {
        (_text, Number, Additions) = (text, number, additions);
        var plans = additions.Select(addition => EditPlan.Of(text, addition)).ToList();
        Edits = [.. plans.SelectMany(plan => plan ?? [])];
        if (plans.Contains(null))
            Reemit();
    }

    /// <summary>Number of the document in the file, from 1.</summary>
    public int Number { get; }

    /// <summary>Additions to the objects of this document.</summary>
    public IReadOnlyList<TolerationAddition> Additions { get; }

    /// <summary>The edits; they don't overlap.</summary>
    public IReadOnlyList<TextEdit> Edits { get; private set; }

    /// <summary>Whether the whole document is written anew.</summary>
    public bool IsReemitted { get; private set; }

    /// <summary>Gives the edits in place up.</summary>
    public void Reemit()
    {
        if (IsReemitted)
            return;

        Edits = [DocumentReemission.Plan(_text, Additions)];
        IsReemitted = true;
    }
}
