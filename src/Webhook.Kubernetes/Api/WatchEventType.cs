namespace Webhook.Kubernetes.Api;

/// <summary>Types of watch events.</summary>
public enum WatchEventType
{
    /// <summary>A type this version does not know; the event is to be passed over.</summary>
    Unknown,

    /// <summary>No object: the server has taken the watch up. Not sent by it, but the first event of each watch.</summary>
    Opened,

    /// <summary>The object came into being, or into view.</summary>
    Added,

    /// <summary>The object changed.</summary>
    Modified,

    /// <summary>The object is gone.</summary>
    Deleted,

    /// <summary>No object: everything up to this version has been sent.</summary>
    Bookmark,

    /// <summary>The watch can't go on; the status says why.</summary>
    Error,
}
