using Webhook.Kubernetes.Api;
using Webhook.Kubernetes.Decoding;

namespace Webhook.Kubernetes.Caches;

/// <summary>Reads a whole list page by page.</summary>
/// <remarks>Follows client-go's tools/pager/pager.go with FullListIfExpired.</remarks>
/// <param name="source">The cluster.</param>
/// <param name="type">The resource.</param>
/// <param name="pool">Where values that repeat are shared; of this list alone.</param>
/// <param name="labelSelector">Only objects whose labels it selects; empty for all.</param>
public sealed class ListPager<T>(IListWatch source, ResourceType<T> type, InternPool pool, string labelSelector = "")
    where T : class
{
    /// <summary>Objects a page: client-go's default; pods of 10 KiB make a page of 5 MiB.</summary>
    public const int PageSize = 500;

    /// <summary>Every object.</summary>
    /// <param name="pageRead">Called after each page.</param>
    /// <param name="cancellation">Ends the list.</param>
    public async Task<ObjectList<T>> ReadAsync(Action pageRead, CancellationToken cancellation)
    {
        var items = new List<T>();
        var unreadable = new List<UnreadableObject>();
        var query = new ListQuery(PageSize, LabelSelector: labelSelector);
        while (true)
        {
            ListPage<T> page;
            try
            {
                page = await source.ListAsync(type, query, pool, cancellation).ConfigureAwait(false);
            }
            catch (KubernetesApiException refusal) when (refusal.IsExpired && query.Continue.Length > 0)
            {
                // The pages before and after would belong to different moments: all at once instead, which can't expire.
                items.Clear();
                unreadable.Clear();
                query = new ListQuery(0, LabelSelector: labelSelector);
                continue;
            }

            pageRead();
            items.AddRange(page.Items);
            unreadable.AddRange(page.Unreadable);
            if (page.Continue.Length == 0)
                return new(items, page.ResourceVersion, unreadable);

            query = query with { Continue = page.Continue };
        }
    }
}
