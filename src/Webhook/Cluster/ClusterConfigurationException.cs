namespace Webhook.Cluster;

/// <summary>No cluster can be asked: none is configured, or the kubeconfig is faulty. Bad input, like any other file.</summary>
/// <param name="problem">Why: lower case, no full stop, ending in what to do.</param>
/// <param name="cause">What was thrown below; <c>null</c> for nothing.</param>
internal sealed class ClusterConfigurationException(string problem, Exception? cause = null) : Exception(problem, cause);
