namespace Webhook.Benchmarks.Load;

/// <summary>Something is broken, so that figures would mean nothing: a wrong answer, a server that ended, a build that failed.</summary>
internal sealed class LoadException(string problem) : Exception(problem);
