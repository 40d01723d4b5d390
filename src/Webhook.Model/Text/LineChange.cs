namespace Webhook.Model.Text;

/// <summary>Neighbouring lines that were replaced, added (empty old range) or removed (empty new range). Lines count from 0, ends are exclusive.</summary>
internal readonly record struct LineChange(int OldStart, int OldEnd, int NewStart, int NewEnd);
