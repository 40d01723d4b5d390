using Webhook.Kubernetes.Decoding;

namespace Webhook.Kubernetes.Api;

/// <summary>Turns the JSON of one object into what is kept of it; nothing of the JSON may be held.</summary>
/// <param name="json">One object in UTF-8.</param>
/// <param name="pool">Where values that repeat are shared.</param>
/// <exception cref="System.Text.Json.JsonException">A field that is read has the wrong type.</exception>
public delegate Decoded<T> ObjectDecoder<T>(ReadOnlySpan<byte> json, InternPool pool)
    where T : class;
