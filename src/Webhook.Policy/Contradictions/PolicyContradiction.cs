using Webhook.Policy.Policies;

namespace Webhook.Policy.Contradictions;

/// <summary>Two settings of loaded policies that contradict each other. Neither is an error by itself.</summary>
/// <param name="Policy">The policy whose setting is at fault as much as the other's.</param>
/// <param name="Field">Path of that setting, <c>spec.rules[control-plane-access].action</c>.</param>
/// <param name="Message">What contradicts what, and what to change; lower case, no full stop.</param>
/// <param name="IsWithinOne">Whether both settings are of that policy.</param>
public sealed record PolicyContradiction(DaemonSetPolicy Policy, string Field, string Message, bool IsWithinOne);
