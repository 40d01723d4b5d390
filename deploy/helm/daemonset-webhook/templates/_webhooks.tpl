{{/* Parts that the entries of both webhook configurations share. */}}

{{/* "true" where the API server has matchConditions as a stable field. */}}
{{- define "daemonset-webhook.hasMatchConditions" -}}
{{- if semverCompare ">=1.30.0-0" .Capabilities.KubeVersion.Version }}true{{ end }}
{{- end }}

{{/* Namespaces that fail open, as a list in YAML. */}}
{{- define "daemonset-webhook.bootCritical" -}}
{{- append .Values.webhooks.bootCritical.namespaces .Release.Namespace | uniq | toYaml }}
{{- end }}

{{/* Arguments: root, path, caBundle in PEM. */}}
{{- define "daemonset-webhook.clientConfig" -}}
{{- if .root.Values.webhooks.url -}}
url: {{ .root.Values.webhooks.url | trimSuffix "/" }}{{ .path }}
{{- else -}}
service:
  name: {{ include "daemonset-webhook.fullname" .root }}
  namespace: {{ .root.Release.Namespace }}
  path: {{ .path }}
  port: {{ .root.Values.service.port }}
{{- end }}
{{- with .caBundle }}
caBundle: {{ b64enc . }}
{{- end }}
{{- end }}

{{/* The user's selector and our own requirement. Arguments: root; operator and namespaces, absent for all namespaces. */}}
{{- define "daemonset-webhook.namespaceSelector" -}}
{{- $webhooks := .root.Values.webhooks }}
{{- $expressions := default list $webhooks.namespaceSelector.matchExpressions }}
{{- if .operator }}
{{- $expressions = append $expressions (dict "key" "kubernetes.io/metadata.name" "operator" .operator "values" .namespaces) }}
{{- end }}
{{- if $webhooks.excludeNamespaces }}
{{- $expressions = append $expressions (dict "key" "kubernetes.io/metadata.name" "operator" "NotIn" "values" $webhooks.excludeNamespaces) }}
{{- end }}
{{- $selector := dict }}
{{- with $webhooks.namespaceSelector.matchLabels }}{{ $_ := set $selector "matchLabels" . }}{{ end }}
{{- with $expressions }}{{ $_ := set $selector "matchExpressions" . }}{{ end }}
{{- toYaml $selector }}
{{- end }}

{{/*
One entry. Every field that the API server would default is written out, so that GitOps tools see no drift.
Arguments: root, name, path, caBundle, failurePolicy, timeoutSeconds, operations; operator and namespaces as above; reinvocation.
*/}}
{{- define "daemonset-webhook.entry" -}}
{{- $root := .root }}
{{- $conditions := $root.Values.webhooks.matchConditions }}
{{- if has "DELETE" .operations }}
{{- /* Only the label that protects from deletion makes a DELETE worth a call. */}}
{{- $protected := dict "name" "only-protected-deletions" "expression" "request.operation != 'DELETE' || (has(oldObject.metadata.labels) && 'daemonset-webhook.dev/protected' in oldObject.metadata.labels)" }}
{{- $conditions = prepend $conditions $protected }}
{{- end -}}
name: {{ .name }}
admissionReviewVersions: [v1]
clientConfig:
  {{- include "daemonset-webhook.clientConfig" . | nindent 2 }}
rules:
- apiGroups: [apps]
  apiVersions: [v1]
  resources: [daemonsets]
  operations: [{{ join ", " .operations }}]
  scope: Namespaced
failurePolicy: {{ .failurePolicy }}
matchPolicy: Equivalent
{{- if .reinvocation }}
reinvocationPolicy: {{ .reinvocation }}
{{- end }}
sideEffects: None
timeoutSeconds: {{ .timeoutSeconds }}
namespaceSelector:
  {{- include "daemonset-webhook.namespaceSelector" . | nindent 2 }}
objectSelector:
  {{- toYaml $root.Values.webhooks.objectSelector | nindent 2 }}
{{- if and $conditions (include "daemonset-webhook.hasMatchConditions" $root) }}
matchConditions:
{{- toYaml $conditions | nindent 0 }}
{{- end }}
{{- end }}
