namespace Webhook.Kubernetes.Leases;

/// <summary>Is told what happens to the leadership, to log it. Must not throw; calls come from any thread.</summary>
public interface ILeadershipObserver
{
    /// <summary>This process leads from now on.</summary>
    void OnElected();

    /// <summary>This process no longer leads.</summary>
    void OnLost(LeadershipLoss reason);

    /// <summary>The Lease could not be read or written; the next try is made within seconds.</summary>
    void OnFailure(Exception failure);
}
