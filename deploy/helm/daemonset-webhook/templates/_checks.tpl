{{/* What the values' schema can't say: rules over several values. All that is wrong is told at once. */}}
{{- define "daemonset-webhook.checks" -}}
{{- $values := .Values }}
{{- $wrong := list }}
{{- if and $values.policies $values.policyConfigMap }}
{{- $wrong = append $wrong (printf "policies and policyConfigMap are both set (%s; %s): keep one of them" (keys $values.policies | sortAlpha | join ", ") $values.policyConfigMap) }}
{{- end }}
{{- if and (eq $values.certificates.mode "secret") (not $values.certificates.secret.name) }}
{{- $wrong = append $wrong "certificates.mode is secret and certificates.secret.name is empty: name the kubernetes.io/tls Secret, or choose another mode" }}
{{- end }}
{{- if and (eq $values.certificates.mode "self-managed") (not $values.cluster.enabled) }}
{{- $wrong = append $wrong "certificates.mode is self-managed and cluster.enabled is false, and the certificate is kept in the cluster: set cluster.enabled true, or choose another mode" }}
{{- end }}
{{- if and (ne $values.certificates.mode "secret") (or $values.certificates.secret.name $values.certificates.secret.caBundle) }}
{{- $wrong = append $wrong (printf "certificates.secret is set and certificates.mode is %s: set certificates.mode secret, or drop certificates.secret" $values.certificates.mode) }}
{{- end }}
{{- if and $values.webhooks.matchConditions (not (include "daemonset-webhook.hasMatchConditions" .)) }}
{{- $wrong = append $wrong (printf "webhooks.matchConditions needs Kubernetes 1.30 and this is %s: use webhooks.namespaceSelector and webhooks.objectSelector" .Capabilities.KubeVersion.Version) }}
{{- end }}
{{- if eq (int $values.ports.webhook) (int $values.ports.operations) }}
{{- $wrong = append $wrong (printf "ports.webhook and ports.operations are both %d: give each its own" (int $values.ports.webhook)) }}
{{- end }}
{{- if and $values.serviceMonitor.enabled $values.podMonitor.enabled }}
{{- $wrong = append $wrong "serviceMonitor.enabled and podMonitor.enabled are both true and each pod would be scraped twice: keep one of them" }}
{{- end }}
{{- if and $values.prometheusRule.enabled (not (.Files.Glob "files/rules/*.yaml")) }}
{{- $wrong = append $wrong "prometheusRule.enabled is true and this chart has no files/rules/*.yaml: put rule files there, or set it to false" }}
{{- end }}
{{- $alerts := list }}
{{- range $path, $_ := .Files.Glob "files/rules/*.yaml" }}
{{- range ($.Files.Get $path | fromYaml).groups }}
{{- range .rules }}{{- with .alert }}{{- $alerts = append $alerts . }}{{- end }}{{- end }}
{{- end }}
{{- end }}
{{- range $values.prometheusRule.disabledAlerts }}
{{- if and $alerts (not (has . $alerts)) }}
{{- $wrong = append $wrong (printf "prometheusRule.disabledAlerts has %s, and there is no such alert: take one of %s" . ($alerts | uniq | sortAlpha | join ", ")) }}
{{- end }}
{{- end }}
{{- if and $values.dashboards.enabled (not (.Files.Glob "files/dashboards/*.json")) }}
{{- $wrong = append $wrong "dashboards.enabled is true and this chart has no files/dashboards/*.json: put dashboards there, or set it to false" }}
{{- end }}
{{- if and $values.podDisruptionBudget.enabled (eq (toString $values.podDisruptionBudget.maxUnavailable) "0") }}
{{- $wrong = append $wrong "podDisruptionBudget.maxUnavailable is 0 and no node could ever be drained: set 1" }}
{{- end }}
{{- if $wrong }}
{{- fail (printf "\n\nthese values don't go together:\n- %s\n" (join "\n- " $wrong)) }}
{{- end }}
{{- end }}
