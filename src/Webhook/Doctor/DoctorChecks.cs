using Webhook.Doctor.Checks;

namespace Webhook.Doctor;

/// <summary>All checks, in the order they are printed: from what must be there to what may be better.</summary>
internal static class DoctorChecks
{
    /// <summary>The checks.</summary>
    public static IReadOnlyList<IDoctorCheck> All { get; } =
    [
        new ConfigurationsCheck(),
        new EndpointsCheck(),
        new BundleCheck(),
        new ServedCertificateCheck(),
        new FailurePolicyCheck(),
        new BootCriticalCheck(),
        new TimeoutCheck(),
        new AccessCheck(),
        new LeaderCheck(),
        new PolicyResourcesCheck(),
        new ClockCheck(),
        new VersionCheck(),
    ];
}
