namespace Webhook.Model.Core;

/// <summary>The members of a core/v1 Volume that say where its files come from.</summary>
public static class VolumeSourceName
{
    /// <summary>Every name, as the field is written; a volume with none of them is an emptyDir.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "hostPath", "emptyDir", "gcePersistentDisk", "awsElasticBlockStore", "gitRepo", "secret", "nfs", "iscsi", "glusterfs",
        "persistentVolumeClaim", "rbd", "flexVolume", "cinder", "cephfs", "flocker", "downwardAPI", "fc", "azureFile", "configMap",
        "vsphereVolume", "quobyte", "azureDisk", "photonPersistentDisk", "projected", "portworxVolume", "scaleIO", "storageos", "csi",
        "ephemeral", "image",
    ];
}
