using System.Text.Json;

namespace Webhook.Model.Admission;

/// <summary>The members of a review that were read so far: what is left when the rest turns out to be broken.</summary>
internal sealed class AdmissionEnvelope(ReadOnlyMemory<byte> body)
{
    private string? _apiVersion;
    private string? _kind;
    private AdmissionRequest _request = new() { Uid = "" };

    /// <summary>The uid, once read.</summary>
    public string? Uid => _request.Uid.Length > 0 ? _request.Uid : null;

    /// <summary>Whether there is a <c>request</c> that is not null.</summary>
    public bool HasRequest { get; private set; }

    /// <summary>The request, or <c>null</c> without a uid.</summary>
    public AdmissionRequest? Request => Uid is null ? null : _request;

    /// <summary>Says what the review should have been; <c>null</c> when it is that.</summary>
    public string? VersionProblem => _apiVersion == AdmissionReviewReader.ApiVersion && _kind == AdmissionReviewReader.Kind
        ? null
        : $"the body is {Quoted("apiVersion", _apiVersion)} and {Quoted("kind", _kind)}, expected apiVersion "
            + $"\"{AdmissionReviewReader.ApiVersion}\" and kind \"{AdmissionReviewReader.Kind}\"";

    /// <summary>Reads the whole review.</summary>
    public void Read(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
            throw new AdmissionFormatException($"the body must be a JSON object, an {AdmissionReviewReader.Kind}");

        while (JsonMember.Next(ref reader))
        {
            if (JsonMember.Is(ref reader, "apiVersion"u8))
                _apiVersion = JsonMember.String(ref reader, "apiVersion");
            else if (JsonMember.Is(ref reader, "kind"u8))
                _kind = JsonMember.String(ref reader, "kind");
            else if (JsonMember.Is(ref reader, "request"u8))
                HasRequest = JsonMember.Object(ref reader, "request") && ReadRequest(ref reader);
            else
                JsonMember.Skip(ref reader);
        }

        // Anything but white space after the object is an error of its own.
        reader.Read();
    }

    private bool ReadRequest(ref Utf8JsonReader reader)
    {
        while (JsonMember.Next(ref reader))
            _request = AdmissionRequestMembers.Read(ref reader, _request, body);

        return true;
    }

    private static string Quoted(string member, string? value) => value is null ? $"without {member}" : $"{member} \"{value}\"";
}
