namespace Webhook.Deploy.Tests.Chart;

/// <summary>Values under which the whole chart must hold: each mode and option at least once, alone or with what it meets.</summary>
internal static class ValueSets
{
    /// <summary>Name to values.</summary>
    public static readonly IReadOnlyDictionary<string, string> All = new Dictionary<string, string>
    {
        ["default"] = "",
        ["self-managed, further hosts"] = "{certificates: {extraHosts: [10.0.0.7]}, webhooks: {url: \"https://webhook.example.com:8443\"}}",
        ["helm's certificate"] = "certificates: {mode: helm}",
        ["cert-manager"] = "certificates: {mode: cert-manager}",
        ["cert-manager, own issuer"] = "certificates: {mode: cert-manager, certManager: {issuerRef: {name: corporate, kind: ClusterIssuer}}, extraHosts: [10.0.0.7, webhook.example.com]}",
        ["secret"] = """
            certificates:
              mode: secret
              secret: {name: webhook-tls, caBundle: "-----BEGIN CERTIFICATE-----\nAA==\n-----END CERTIFICATE-----\n"}
            """,
        ["policies"] = Policies,
        ["policies of a ConfigMap"] = "policyConfigMap: our-policies",
        ["audit without a trace"] = "audit: {mode: metrics}",
        ["without the cluster"] = "{cluster: {enabled: false}, certificates: {mode: helm}}",
        ["host network"] = "{hostNetwork: true, namespace: {create: true}, ports: {webhook: 18443, operations: 18080}}",
        ["hard anti-affinity"] = "podAntiAffinity: hard",
        ["one entry only"] = "{webhooks: {mutating: {enabled: false}, validating: {failurePolicy: Fail}}, replicas: 1}",
        ["selectors"] = """
            webhooks:
              namespaceSelector: {matchLabels: {team: a}, matchExpressions: [{key: stage, operator: In, values: [prod]}]}
              objectSelector: {matchLabels: {managed: "yes"}}
              excludeNamespaces: [sandbox]
              matchConditions: [{name: not-me, expression: "request.userInfo.username != 'me'"}]
              bootCritical: {namespaces: [kube-system]}
            """,
        ["url"] = "webhooks: {url: \"https://10.1.2.3:8443\"}",
        ["monitoring"] = "{serviceMonitor: {enabled: true, labels: {release: prometheus}, relabelings: [{action: drop}]}}",
        ["monitoring over HTTPS, alerts"] = "{serviceMonitor: {enabled: true, scheme: https}, prometheusRule: {enabled: true, alertLabels: {team: platform}}}",
        ["dashboards"] = "dashboards: {enabled: true, annotations: {grafana_folder: Platform}, runbookPrefix: \"https://wiki.example.com/runbooks/\"}",
        ["pod monitor over HTTPS, own trust"] = "podMonitor: {enabled: true, scheme: https, tlsConfig: {insecureSkipVerify: true}}",
        ["pod monitor"] = "{podMonitor: {enabled: true, metricRelabelings: [{action: keep}]}, networkPolicy: {metricsFrom: [{namespaceSelector: {}}], extraEgress: [{ports: [{port: 4317}]}]}}",
        ["everything else"] = """
            fullnameOverride: guard
            commonLabels: {team: platform}
            commonAnnotations: {example.com/owner: platform}
            namespace: {create: true, labels: {stage: prod}}
            image: {registry: registry.example.com/team, digest: "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef", pullSecrets: [{name: pull}]}
            clientCa: {secretName: api-server-ca}
            priorityClassName: system-node-critical
            resourceQuota: {enabled: true}
            podDisruptionBudget: {maxUnavailable: 50%}
            topologySpreadConstraints: []
            tolerations: [{key: node-role.kubernetes.io/control-plane, operator: Exists, effect: NoSchedule}]
            affinity: {nodeAffinity: {requiredDuringSchedulingIgnoredDuringExecution: {nodeSelectorTerms: [{matchExpressions: [{key: a, operator: Exists}]}]}}}
            podLabels: {tier: control}
            podAnnotations: {example.com/a: b}
            deploymentAnnotations: {example.com/c: d}
            podSecurityContext: {runAsUser: null, runAsGroup: null, fsGroup: null}
            extraArgs: [--max-cache-age=1m]
            extraEnv: [{name: TZ, value: UTC}]
            extraVolumes: [{name: more, emptyDir: {}}]
            extraVolumeMounts: [{name: more, mountPath: /more}]
            serviceAccount: {create: false, name: ours, annotations: {}}
            rbac: {create: false}
            service: {port: 8443, ipFamilyPolicy: PreferDualStack, annotations: {example.com/e: f}}
            """,
    };

    /// <summary>Two policies, one of which sets something of each part.</summary>
    public const string Policies = """
        policies:
          everyone:
            rules:
              max-unavailable: {action: Deny, limit: 25%, maxNodes: 20}
              min-ready-seconds: {action: Warn, minimum: 2147483647}
              broad-toleration: {action: "Off"}
              required-labels: {action: Warn, labels: [{key: team, value: "[a-z]+", "on": Both}]}
          platform:
            match:
              namespaces: ["*-system"]
              objectSelector: {matchExpressions: [{key: tier, operator: NotIn, values: [test]}]}
            tolerations:
              automatic: {inject: Always}
              controlPlane: {inject: Always, keys: [node-role.kubernetes.io/control-plane], effects: [NoSchedule, NoExecute]}
              extra: [{key: dedicated, operator: Equal, value: gpu, effect: NoSchedule}]
            exemptions:
            - {reason: CNI rolls itself, namespaces: [calico-system], rules: [update-strategy], expires: "2027-01-31T00:00:00Z"}
        """;

    /// <summary>Their names, as rows.</summary>
    public static TheoryData<string> Names => [.. All.Keys];
}
