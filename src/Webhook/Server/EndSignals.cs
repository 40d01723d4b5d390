using System.Runtime.InteropServices;

namespace Webhook.Server;

/// <summary>Turns SIGTERM and SIGINT into a call, in place of the runtime's own end of the process.</summary>
internal sealed class EndSignals : IDisposable
{
    private readonly PosixSignalRegistration[] _registrations;

    public EndSignals(Func<Task> onSignal)
    {
        void Handle(PosixSignalContext context)
        {
            context.Cancel = true;
            _ = onSignal();
        }

        _registrations = [PosixSignalRegistration.Create(PosixSignal.SIGTERM, Handle), PosixSignalRegistration.Create(PosixSignal.SIGINT, Handle)];
    }

    public void Dispose()
    {
        foreach (var registration in _registrations)
            registration.Dispose();
    }
}
