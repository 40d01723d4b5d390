{{/* Names and labels. */}}

{{- define "daemonset-webhook.name" -}}
{{- default .Chart.Name .Values.nameOverride | trunc 50 | trimSuffix "-" }}
{{- end }}

{{/* Name of the release's objects; short enough for a suffix in a name of 63 characters. */}}
{{- define "daemonset-webhook.fullname" -}}
{{- $name := default .Chart.Name .Values.nameOverride }}
{{- if .Values.fullnameOverride }}
{{- .Values.fullnameOverride | trunc 50 | trimSuffix "-" }}
{{- else if contains $name .Release.Name }}
{{- .Release.Name | trunc 50 | trimSuffix "-" }}
{{- else }}
{{- printf "%s-%s" .Release.Name $name | trunc 50 | trimSuffix "-" }}
{{- end }}
{{- end }}

{{- define "daemonset-webhook.serviceAccountName" -}}
{{- if .Values.serviceAccount.create }}
{{- default (include "daemonset-webhook.fullname" .) .Values.serviceAccount.name }}
{{- else }}
{{- default "default" .Values.serviceAccount.name }}
{{- end }}
{{- end }}

{{- define "daemonset-webhook.image" -}}
{{- $image := .Values.image }}
{{- with $image.registry }}{{ . }}/{{ end }}{{ $image.repository }}
{{- if $image.digest }}@{{ $image.digest }}{{ else }}:{{ default .Chart.AppVersion $image.tag }}{{ end }}
{{- end }}

{{/* The labels that selectors use: they never change. */}}
{{- define "daemonset-webhook.selectorLabels" -}}
app.kubernetes.io/name: {{ include "daemonset-webhook.name" . }}
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/component: webhook
{{- end }}

{{/* What every object carries: labels as a map in YAML. Arguments: root; component (webhook); labels, the object's own. */}}
{{- define "daemonset-webhook.labels" -}}
{{- $root := .root }}
{{- $labels := include "daemonset-webhook.selectorLabels" $root | fromYaml }}
{{- $_ := set $labels "app.kubernetes.io/component" (default "webhook" .component) }}
{{- $_ := set $labels "app.kubernetes.io/version" (default $root.Chart.AppVersion $root.Values.image.tag | toString | trunc 63 | trimSuffix "-" | trimSuffix "." | trimSuffix "_") }}
{{- $_ := set $labels "app.kubernetes.io/managed-by" $root.Release.Service }}
{{- $_ := set $labels "helm.sh/chart" (printf "%s-%s" $root.Chart.Name $root.Chart.Version | replace "+" "_" | trunc 63 | trimSuffix "-") }}
{{- merge $labels (default dict .labels) $root.Values.commonLabels | toYaml }}
{{- end }}

{{/* metadata of an object. Arguments: root; suffix of its name; clusterScoped; component; labels and annotations of its own. */}}
{{- define "daemonset-webhook.metadata" -}}
{{- $annotations := merge dict (default dict .annotations) .root.Values.commonAnnotations -}}
name: {{ include "daemonset-webhook.fullname" .root }}{{ default "" .suffix }}
{{- if not .clusterScoped }}
namespace: {{ default .root.Release.Namespace .namespace }}
{{- end }}
labels:
  {{- include "daemonset-webhook.labels" . | nindent 2 }}
{{- with $annotations }}
annotations:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- end }}
