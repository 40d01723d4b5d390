{{/* Where policies come from; empty when the program's embedded policy is used. */}}
{{- define "daemonset-webhook.policyConfigMap" -}}
{{- if .Values.policyConfigMap }}
{{- .Values.policyConfigMap }}
{{- else if .Values.policies }}
{{- include "daemonset-webhook.fullname" . }}-policies
{{- end }}
{{- end }}

{{/* A policy document. Arguments: name, spec. */}}
{{- define "daemonset-webhook.policy" -}}
apiVersion: daemonset-webhook.dev/v1alpha1
kind: DaemonSetPolicy
metadata:
  name: {{ .name }}
spec:
  {{- toYaml .spec | nindent 2 }}
{{- end }}
