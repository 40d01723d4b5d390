using System.Text.Json;

namespace Webhook.Model.Json.Skimming;

/// <summary>The skim reader gives up: the document is malformed, or so unusual or so large that the thorough reader has to judge it.</summary>
/// <remarks>Never shown to anybody: whoever skims reads the document again with System.Text.Json, which says what is wrong.</remarks>
internal sealed class UnskimmableException : JsonException;
