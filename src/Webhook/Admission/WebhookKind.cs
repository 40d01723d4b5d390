namespace Webhook.Admission;

/// <summary>The two webhooks; their paths and metric labels are the same words.</summary>
internal enum WebhookKind
{
    /// <summary><c>POST /mutate</c>: adds tolerations; fails open.</summary>
    Mutate,

    /// <summary><c>POST /validate</c>: runs the rules; never changes anything.</summary>
    Validate,
}
