namespace Webhook.Kubernetes.Connections;

/// <summary>One pool of connections for each <see cref="TlsIdentity"/>: a request never goes out under a certificate that was replaced.</summary>
/// <remarks>
/// A connection keeps the certificate of its handshake for as long as it lives, and requests over HTTP/2 share one. So a
/// new certificate gets new connections, while watches end in peace on those they have.
/// </remarks>
internal sealed class ConnectionPools(Func<TlsIdentity, HttpMessageHandler> create, TimeProvider clock) : IDisposable
{
    // No request lives longer: a watch ends after 10 minutes, and the wait for its end half a minute later.
    private static readonly TimeSpan LongestRequest = TimeSpan.FromMinutes(15);

    private readonly Lock _gate = new();
    private readonly List<Pool> _pools = [];

    /// <summary>The pool of an identity, made when it is new.</summary>
    public HttpMessageInvoker For(TlsIdentity identity)
    {
        lock (_gate)
        {
            var pool = _pools.Find(known => known.Identity.Equals(identity));
            if (pool is null)
            {
                DropUnused();
                pool = new(identity, new HttpMessageInvoker(create(identity)));
                _pools.Add(pool);
            }

            pool.UsedAt = clock.GetTimestamp();
            return pool.Invoker;
        }
    }

    public void Dispose()
    {
        foreach (var pool in _pools)
            pool.Invoker.Dispose();
    }

    private void DropUnused()
    {
        foreach (var pool in _pools.Where(pool => clock.GetElapsedTime(pool.UsedAt) > LongestRequest).ToList())
        {
            _pools.Remove(pool);
            pool.Invoker.Dispose();
        }
    }

    private sealed class Pool(TlsIdentity identity, HttpMessageInvoker invoker)
    {
        public TlsIdentity Identity => identity;

        public HttpMessageInvoker Invoker => invoker;

        public long UsedAt { get; set; }
    }
}
