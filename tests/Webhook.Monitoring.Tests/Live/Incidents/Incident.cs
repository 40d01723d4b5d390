namespace Webhook.Monitoring.Tests.Live.Incidents;

/// <summary>Something that goes wrong with a server that runs, and is fixed again.</summary>
internal abstract class Incident : IAsyncDisposable
{
    /// <summary>Name of the incident, and of the job that scrapes its servers.</summary>
    public abstract string Name { get; }

    /// <summary>What is to fire, as selectors of <c>ALERTS</c> without job and state; one alert each.</summary>
    public abstract IReadOnlyList<string> Alerts { get; }

    /// <summary>Where its servers show their metrics.</summary>
    public abstract IReadOnlyList<Uri> Targets { get; }

    /// <summary>Whether nothing is amiss before <see cref="CauseAsync"/>.</summary>
    public virtual bool BeginsWell => true;

    /// <summary>Starts the servers.</summary>
    public abstract Task StartAsync();

    /// <summary>Brings the condition about.</summary>
    public abstract Task CauseAsync();

    /// <summary>Ends the condition.</summary>
    public abstract Task MendAsync();

    /// <summary>Ends the servers.</summary>
    public abstract ValueTask DisposeAsync();
}
