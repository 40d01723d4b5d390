using System.Globalization;
using System.Text.Json;
using Webhook.Kubernetes.Api;

namespace Webhook.Kubernetes.Leases;

/// <summary>Takes, renews and gives back one Lease. Not safe for concurrent use.</summary>
/// <remarks>
/// Follows client-go's tools/leaderelection/leaderelection.go: times that others wrote are never compared with our clock.
/// A Lease is held for as long as its duration after we saw it change, by our own clock alone, so clocks may show what they
/// like as long as they run at about the same speed.
/// </remarks>
internal sealed class LeaseLock(IObjectReader reader, IObjectWriter writer, LeaseSettings settings, TimeProvider clock)
{
    private readonly ResourcePath _path = new("coordination.k8s.io", "v1", "leases", settings.Namespace, settings.Name);
    private LeaseWire? _own;
    private LeaseWire.SpecWire? _seen;
    private long _seenAt;

    /// <summary>Whether the Lease, when last seen, named somebody else whose time is not over.</summary>
    public bool IsHeldByAnother =>
        _seen is { HolderIdentity.Length: > 0 } seen
        && seen.HolderIdentity != settings.Identity
        && clock.GetElapsedTime(_seenAt) < DurationOf(seen);

    /// <summary>Renews the Lease, or takes it when it is free. One request when it is already ours, else two.</summary>
    /// <returns>False when somebody else has it, or was faster.</returns>
    /// <exception cref="KubernetesApiException">Refused with anything but a conflict.</exception>
    public async Task<bool> TryTakeAsync(CancellationToken cancellation)
    {
        if (_own is { } own && await TryWriteAsync(own, cancellation).ConfigureAwait(false))
            return true;

        _own = null;
        var lease = await reader.GetAsync(_path, LeaseJsonContext.Default.LeaseWire, cancellation).ConfigureAwait(false);
        Observe(lease?.Spec);
        return !IsHeldByAnother && await TryWriteAsync(lease, cancellation).ConfigureAwait(false);
    }

    /// <summary>Gives the Lease back, so that another need not wait for its end; nothing happens when it is not ours.</summary>
    /// <exception cref="KubernetesApiException">Refused with anything but a conflict.</exception>
    public async Task ReleaseAsync(CancellationToken cancellation)
    {
        if (_own is not { Spec: { } spec } own)
            return;

        _own = null;
        var now = Now();
        // One second, as client-go writes: zero is refused by the API server.
        var free = spec with { HolderIdentity = "", LeaseDurationSeconds = 1, AcquireTime = now, RenewTime = now };
        await TryAsync(() => PatchAsync(own, free, cancellation)).ConfigureAwait(false);
    }

    private async Task<bool> TryWriteAsync(LeaseWire? current, CancellationToken cancellation)
    {
        var written = current is null
            ? await TryAsync(() => writer.CreateAsync(_path with { Name = "" }, First(), LeaseJsonContext.Default.LeaseWire, cancellation))
                .ConfigureAwait(false)
            : await TryAsync(() => PatchAsync(current, Next(current.Spec), cancellation)).ConfigureAwait(false);
        if (written is null)
            return false;

        _own = written;
        Observe(written.Spec);
        return true;
    }

    /// <summary>A merge patch with the version it is based on: labels and fields of others stay, and only one of two writers gets through.</summary>
    private Task<LeaseWire> PatchAsync(LeaseWire current, LeaseWire.SpecWire spec, CancellationToken cancellation)
    {
        var patch = new LeaseWire { Metadata = new() { ResourceVersion = current.Metadata.ResourceVersion }, Spec = spec };
        var json = JsonSerializer.SerializeToUtf8Bytes(patch, LeaseJsonContext.Default.LeaseWire);
        return writer.PatchAsync(_path, PatchKind.Merge, json, LeaseJsonContext.Default.LeaseWire, cancellation);
    }

    /// <summary>The stored Lease; <c>null</c> when it was changed, made or deleted by somebody since we saw it.</summary>
    private static async Task<LeaseWire?> TryAsync(Func<Task<LeaseWire>> write)
    {
        try
        {
            return await write().ConfigureAwait(false);
        }
        catch (KubernetesApiException refusal) when (refusal is { Code: 409 } or { Code: 404, Reason: "NotFound" })
        {
            return null;
        }
    }

    private void Observe(LeaseWire.SpecWire? spec)
    {
        if (spec?.Record == _seen?.Record)
            return;

        (_seen, _seenAt) = (spec, clock.GetTimestamp());
    }

    private LeaseWire First() => new()
    {
        Metadata = new() { Name = settings.Name, Namespace = settings.Namespace },
        Spec = Next(null),
    };

    private LeaseWire.SpecWire Next(LeaseWire.SpecWire? current)
    {
        var now = Now();
        var before = current ?? new LeaseWire.SpecWire();
        var renewed = before with
        {
            HolderIdentity = settings.Identity,
            LeaseDurationSeconds = (int)settings.Duration.TotalSeconds,
            RenewTime = now,
        };
        return before.HolderIdentity == settings.Identity
            ? renewed
            : renewed with { AcquireTime = now, LeaseTransitions = current is null ? 0 : (before.LeaseTransitions ?? 0) + 1 };
    }

    /// <summary>A Lease without a duration was not written by a leader election; its holder gets the time that we would.</summary>
    private TimeSpan DurationOf(LeaseWire.SpecWire spec) =>
        spec.LeaseDurationSeconds is > 0 and var seconds ? TimeSpan.FromSeconds(seconds) : settings.Duration;

    /// <summary>A MicroTime: RFC 3339 with exactly six digits of a second.</summary>
    private string Now() => clock.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);
}
