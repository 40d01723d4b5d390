namespace Webhook.Policy.Placement;

/// <summary>Which field of the template or the node a <see cref="PlacementReason"/> is about.</summary>
public enum PlacementReasonKind
{
    /// <summary>The template's <c>nodeName</c> against the node's name.</summary>
    NodeName,

    /// <summary>The template's <c>nodeSelector</c>, or on OpenShift that of the namespace, against the node's labels.</summary>
    NodeSelector,

    /// <summary>The template's required node affinity against the node's labels and name.</summary>
    NodeAffinity,

    /// <summary>A taint of the node against the pods' tolerations.</summary>
    Taint,
}
