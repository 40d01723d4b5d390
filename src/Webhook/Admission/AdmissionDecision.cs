using Webhook.Model.Admission;
using Webhook.Model.Core;
using Webhook.Policy;
using Webhook.Policy.Verdicts;

namespace Webhook.Admission;

/// <summary>The answer to one request, with what metrics and the log say about it.</summary>
internal sealed record AdmissionDecision
{
    /// <summary>What the API server gets.</summary>
    public required AdmissionResponse Response { get; init; }

    /// <summary>How the request ended.</summary>
    public required AdmissionOutcome Outcome { get; init; }

    /// <summary>Every finding, whatever it leads to.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>Rules that threw.</summary>
    public IReadOnlyList<RuleFailure> Failures { get; init; } = [];

    /// <summary>Tolerations that the patch adds.</summary>
    public IReadOnlyList<Toleration> Injected { get; init; } = [];

    /// <summary>What was not checked.</summary>
    public SkippedChecks Skipped { get; init; } = SkippedChecks.None;

    /// <summary>Why the request could not be judged; empty unless the outcome is <see cref="AdmissionOutcome.Error"/>.</summary>
    public string Problem { get; init; } = "";

    /// <summary>The request passes and nobody is told anything.</summary>
    public static AdmissionDecision Pass(string uid) => new() { Response = AdmissionResponse.Allow(uid), Outcome = AdmissionOutcome.Allowed };
}
