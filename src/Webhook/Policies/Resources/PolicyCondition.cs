namespace Webhook.Policies.Resources;

/// <summary>A condition in the status of a DaemonSetPolicy, but for the time of its last transition.</summary>
/// <param name="Type">One of the constants here.</param>
/// <param name="Holds">Whether its status is True, else False.</param>
/// <param name="Reason">One word for programs.</param>
/// <param name="Message">Words for people.</param>
internal sealed record PolicyCondition(string Type, bool Holds, string Reason, string Message)
{
    /// <summary>Type of the condition that the generation is without an error.</summary>
    public const string Accepted = "Accepted";

    /// <summary>Type of the condition that requests are judged by the policy.</summary>
    public const string InUse = "InUse";

    /// <summary><c>status</c> as Kubernetes spells it.</summary>
    public string Status => Holds ? "True" : "False";
}
