{{/* The serving certificate: which Secret, which hosts, and how this chart makes one. */}}

{{- define "daemonset-webhook.certificateSecret" -}}
{{- if eq .Values.certificates.mode "secret" }}
{{- .Values.certificates.secret.name }}
{{- else if eq .Values.certificates.mode "self-managed" }}
{{- include "daemonset-webhook.fullname" . }}-tls
{{- else }}
{{- include "daemonset-webhook.fullname" . }}-certificate
{{- end }}
{{- end }}

{{/* DNS names and IP addresses that the certificate must carry, as a list in YAML. The API server asks for SERVICE.NAMESPACE.svc. */}}
{{- define "daemonset-webhook.hosts" -}}
{{- $hosts := list (printf "%s.%s.svc" (include "daemonset-webhook.fullname" .) .Release.Namespace) }}
{{- with .Values.webhooks.url }}
{{- $hosts = append $hosts (regexReplaceAll ":[0-9]+$" (urlParse .).host "" | trimPrefix "[" | trimSuffix "]") }}
{{- end }}
{{- concat $hosts .Values.certificates.extraHosts | uniq | toYaml }}
{{- end }}

{{- define "daemonset-webhook.dnsNames" -}}
{{- $names := list }}
{{- range include "daemonset-webhook.hosts" . | fromYamlArray }}
{{- if not (include "daemonset-webhook.isIP" .) }}{{ $names = append $names . }}{{ end }}
{{- end }}
{{- toYaml $names }}
{{- end }}

{{- define "daemonset-webhook.ipAddresses" -}}
{{- $addresses := list }}
{{- range include "daemonset-webhook.hosts" . | fromYamlArray }}
{{- if include "daemonset-webhook.isIP" . }}{{ $addresses = append $addresses . }}{{ end }}
{{- end }}
{{- toYaml $addresses }}
{{- end }}

{{- define "daemonset-webhook.isIP" -}}
{{- if or (contains ":" .) (regexMatch "^[0-9]+(\\.[0-9]+){3}$" .) }}true{{ end }}
{{- end }}

{{/*
The certificate of mode helm, as JSON: crt, key, ca (a bundle), hosts, renewAfter.

The one in the cluster is kept while it is for the same hosts and younger than two thirds of its life. A new one comes with a
new authority; the one before it stays in the bundle, since pods serve the old certificate until kubelet has brought the new
one. "helm template" has no cluster to look into and makes a new one each time.
*/}}
{{- define "daemonset-webhook.helmCertificate" -}}
{{- $hosts := include "daemonset-webhook.hosts" . | fromYamlArray | sortAlpha | join "," }}
{{- $found := lookup "v1" "Secret" .Release.Namespace (include "daemonset-webhook.certificateSecret" .) }}
{{- $data := dig "data" dict (default dict $found) }}
{{- $was := dig "metadata" "annotations" dict (default dict $found) }}
{{- $renewAfter := get $was "daemonset-webhook.dev/renew-after" }}
{{- $isWhole := and (get $data "tls.crt") (get $data "tls.key") (get $data "ca.crt") }}
{{- $isCurrent := and $renewAfter (lt (now.UTC.Format "2006-01-02T15:04:05Z") $renewAfter) (eq $hosts (get $was "daemonset-webhook.dev/hosts")) }}
{{- if and $isWhole $isCurrent }}
{{- dict "crt" (get $data "tls.crt" | b64dec) "key" (get $data "tls.key" | b64dec) "ca" (get $data "ca.crt" | b64dec) "hosts" $hosts "renewAfter" $renewAfter | toJson }}
{{- else }}
{{- $days := int .Values.certificates.helm.validityDays }}
{{- $authority := genCAWithKey (printf "%s authority" (include "daemonset-webhook.fullname" .)) $days (genPrivateKey "ecdsa") }}
{{- $names := include "daemonset-webhook.dnsNames" . | fromYamlArray }}
{{- $addresses := include "daemonset-webhook.ipAddresses" . | fromYamlArray }}
{{- $leaf := genSignedCertWithKey (include "daemonset-webhook.fullname" .) $addresses $names $days $authority (genPrivateKey "ecdsa") }}
{{- $before := regexFind "-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----" (default "" (get $data "ca.crt") | b64dec) }}
{{- $bundle := printf "%s\n%s" (trim $authority.Cert) $before | trim }}
{{- $renewAfter = (now | dateModify (printf "+%dh" (mul $days 16))).UTC.Format "2006-01-02T15:04:05Z" }}
{{- dict "crt" $leaf.Cert "key" $leaf.Key "ca" (printf "%s\n" $bundle) "hosts" $hosts "renewAfter" $renewAfter | toJson }}
{{- end }}
{{- end }}
