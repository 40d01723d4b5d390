{{/* Parts of the pod. */}}

{{/* Flags of "serve". */}}
{{- define "daemonset-webhook.args" -}}
- serve
- --webhook-address=:{{ .Values.ports.webhook }}
- --operations-address=:{{ .Values.ports.operations }}
{{- if include "daemonset-webhook.metricsOverTls" . }}
- --metrics-on-webhook-port
{{- end }}
{{- if eq .Values.certificates.mode "self-managed" }}
- --tls-self-managed
{{- range include "daemonset-webhook.hosts" . | fromYamlArray | rest }}
- --tls-host={{ . }}
{{- end }}
{{- else }}
- --tls-cert=/tls/tls.crt
- --tls-key=/tls/tls.key
{{- end }}
{{- if include "daemonset-webhook.policyConfigMap" . }}
- --policy=/policies
{{- end }}
{{- if .Values.clientCa.secretName }}
- --client-ca=/client-ca/{{ .Values.clientCa.key }}
{{- end }}
{{- if .Values.cluster.enabled }}
- --service-name={{ include "daemonset-webhook.fullname" . }}
- --audit={{ include "daemonset-webhook.auditMode" . }}
- --audit-interval={{ .Values.audit.interval }}
- --max-cache-age={{ .Values.cluster.maxCacheAge }}
- --forecast-pods={{ .Values.cluster.forecastPods }}
{{- else }}
- --no-cluster
{{- end }}
- --log-format={{ .Values.log.format }}
- --log-level={{ .Values.log.level }}
{{- if and .Values.hostNetwork (not .Values.log.changeOnHostNetwork) }}
# Every process of the node comes from the pod's loopback.
- --fixed-log-level
{{- end }}
- --drain-delay={{ .Values.drainDelaySeconds }}s
{{- with .Values.extraArgs }}
{{ toYaml . }}
{{- end }}
{{- end }}

{{/* "true" where a monitor scrapes over HTTPS. */}}
{{- define "daemonset-webhook.metricsOverTls" -}}
{{- range list .Values.serviceMonitor .Values.podMonitor }}
{{- if and .enabled (eq .scheme "https") }}true{{ end }}
{{- end }}
{{- end }}

{{/* A bare off is the boolean false in YAML. */}}
{{- define "daemonset-webhook.auditMode" -}}
{{- .Values.audit.mode | default "off" }}
{{- end }}

{{- define "daemonset-webhook.env" -}}
- name: POD_NAME
  valueFrom: {fieldRef: {fieldPath: metadata.name}}
- name: POD_NAMESPACE
  valueFrom: {fieldRef: {fieldPath: metadata.namespace}}
# The runtime's diagnostics socket would need a writable /tmp.
- name: DOTNET_EnableDiagnostics
  value: "0"
{{- with .Values.extraEnv }}
{{ toYaml . }}
{{- end }}
{{- end }}

{{- define "daemonset-webhook.volumeMounts" -}}
{{- if ne .Values.certificates.mode "self-managed" }}
- {name: certificate, mountPath: /tls, readOnly: true}
{{- end }}
{{- if include "daemonset-webhook.policyConfigMap" . }}
- {name: policies, mountPath: /policies, readOnly: true}
{{- end }}
{{- if .Values.clientCa.secretName }}
- {name: client-ca, mountPath: /client-ca, readOnly: true}
{{- end }}
{{- with .Values.extraVolumeMounts }}
{{ toYaml . }}
{{- end }}
{{- end }}

{{- define "daemonset-webhook.volumes" -}}
{{- if ne .Values.certificates.mode "self-managed" }}
- name: certificate
  secret:
    secretName: {{ include "daemonset-webhook.certificateSecret" . }}
    # 0440: the key is for the pod's group alone.
    defaultMode: 288
{{- end }}
{{- with include "daemonset-webhook.policyConfigMap" . }}
- name: policies
  configMap: {name: {{ . }}}
{{- end }}
{{- if .Values.clientCa.secretName }}
- name: client-ca
  secret:
    secretName: {{ .Values.clientCa.secretName }}
    items: [{key: {{ .Values.clientCa.key }}, path: {{ .Values.clientCa.key }}}]
{{- end }}
{{- with .Values.extraVolumes }}
{{ toYaml . }}
{{- end }}
{{- end }}

{{/* "true" where two pods can't share a node: then a roll-out must free a node before it takes one. */}}
{{- define "daemonset-webhook.onePerNode" -}}
{{- if or .Values.hostNetwork (and (eq .Values.podAntiAffinity "hard") (not .Values.affinity)) }}true{{ end }}
{{- end }}

{{- define "daemonset-webhook.affinity" -}}
{{- $term := dict "topologyKey" "kubernetes.io/hostname" "labelSelector" (dict "matchLabels" (include "daemonset-webhook.selectorLabels" . | fromYaml)) }}
{{- if .Values.affinity }}
{{- toYaml .Values.affinity }}
{{- else if include "daemonset-webhook.onePerNode" . }}
{{- dict "podAntiAffinity" (dict "requiredDuringSchedulingIgnoredDuringExecution" (list $term)) | toYaml }}
{{- else if eq .Values.podAntiAffinity "soft" }}
{{- dict "podAntiAffinity" (dict "preferredDuringSchedulingIgnoredDuringExecution" (list (dict "weight" 100 "podAffinityTerm" $term))) | toYaml }}
{{- end }}
{{- end }}

{{- define "daemonset-webhook.topologySpread" -}}
{{- $spread := list }}
{{- range .Values.topologySpreadConstraints }}
{{- $own := dict "labelSelector" (dict "matchLabels" (include "daemonset-webhook.selectorLabels" $ | fromYaml)) }}
{{- $spread = append $spread (merge dict . $own) }}
{{- end }}
{{- toYaml $spread }}
{{- end }}
