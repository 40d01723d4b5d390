namespace Webhook.Files;

/// <summary>State that comes from files and follows their changes while the server runs.</summary>
internal interface IReloadable
{
    /// <summary>Reads the files, and takes over what changed. Keeps the last good state when they are broken; never throws.</summary>
    void Reload();
}
