namespace Webhook.Model.Admission;

/// <summary>meta/v1 Status of a refused request.</summary>
/// <remarks>
/// The API server puts <see cref="Message"/> behind "admission webhook … denied the request: ". kubectl prints the causes
/// only for reason Invalid, and then drops the message, so the message alone must say everything.
/// </remarks>
public sealed record AdmissionStatus
{
    /// <summary>HTTP status that the client gets; below 400 the API server makes it 400.</summary>
    public required int Code { get; init; }

    /// <summary><c>Forbidden</c>, <c>BadRequest</c>: kubectl prints it in brackets.</summary>
    public required string Reason { get; init; }

    /// <summary>Everything the user must know.</summary>
    public required string Message { get; init; }

    /// <summary>Name of the object; empty leaves the details out when there are no causes either.</summary>
    public string Name { get; init; } = "";

    /// <summary>API group of the object.</summary>
    public string Group { get; init; } = "";

    /// <summary>Kind of the object.</summary>
    public string Kind { get; init; } = "";

    /// <summary>One entry a reason, for programs.</summary>
    public IReadOnlyList<StatusCause> Causes { get; init; } = [];
}
