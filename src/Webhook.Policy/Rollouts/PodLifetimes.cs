using Webhook.Model.Core;

namespace Webhook.Policy.Rollouts;

/// <summary>How long one pod of a template takes to stop, and to be ready again.</summary>
/// <param name="StopSeconds">The whole <c>terminationGracePeriodSeconds</c>, by default 30.</param>
/// <param name="ReadySeconds">From the start of the containers until every probe has succeeded.</param>
/// <param name="HasProbe">Whether a startup or readiness probe decides when the pod is ready.</param>
internal readonly record struct PodLifetimes(long StopSeconds, long ReadySeconds, bool HasProbe)
{
    private const int DefaultGraceSeconds = 30;
    private const int DefaultPeriodSeconds = 10;

    /// <summary>The times of a template, with the API server's defaults for what is absent.</summary>
    /// <remarks>
    /// Each probe succeeds as early as it can, but waits one period for its turn. Sidecars start one after the other, the
    /// containers after them all at once. Source:
    /// <see href="https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/"/>.
    /// </remarks>
    public static PodLifetimes Of(PodSpec pod)
    {
        long sidecars = 0, ready = 0;
        var hasProbe = false;
        foreach (var container in pod.InitContainers.Where(container => container.IsSidecar))
        {
            sidecars += StartedAfter(container);
            ready = long.Max(ready, sidecars + ReadyAfter(container) - StartedAfter(container));
            hasProbe |= HasProbeOf(container);
        }

        foreach (var container in pod.Containers)
        {
            ready = long.Max(ready, sidecars + ReadyAfter(container));
            hasProbe |= HasProbeOf(container);
        }

        return new(long.Max(0, pod.TerminationGracePeriodSeconds ?? DefaultGraceSeconds), ready, hasProbe);
    }

    private static bool HasProbeOf(Container container) => container.StartupProbe is not null || container.ReadinessProbe is not null;

    // A startup probe needs one success, whatever its threshold says.
    private static long StartedAfter(Container container) =>
        container.StartupProbe is { } probe ? long.Max(0, probe.InitialDelaySeconds) + Period(probe) : 0;

    // Both probes count their delay from the start of the container; the readiness probe waits for the startup probe.
    private static long ReadyAfter(Container container) => container.ReadinessProbe is { } probe
        ? long.Max(StartedAfter(container), probe.InitialDelaySeconds) + (Period(probe) * long.Max(1, probe.SuccessThreshold))
        : StartedAfter(container);

    private static long Period(Probe probe) => probe.PeriodSeconds > 0 ? probe.PeriodSeconds : DefaultPeriodSeconds;
}
