# Run by "helm test" in a pod with sh and curl. Variables: OPERATIONS and ADMISSION (addresses), WEBHOOKS (names of those that
# are installed), CA (PEM, may be empty), CLIENT_CERTIFICATE (not empty: callers need one, and this pod has none).
ask() { curl --silent --show-error --fail --max-time 10 --retry 10 --retry-delay 2 --retry-all-errors "$@"; }

ask "$OPERATIONS/readyz?verbose"
if [ -n "$CLIENT_CERTIFICATE" ]; then
  echo 'callers need a client certificate: admission was not tried'
  exit 0
fi

if [ -n "$CA" ]; then
  printf '%s\n' "$CA" >"${TMPDIR:-/tmp}/ca.crt"
  set -- --cacert "${TMPDIR:-/tmp}/ca.crt"
else
  set -- --insecure
  echo 'the Secret has no ca.crt: the certificate is not verified'
fi

metadata='"metadata":{"name":"helm-test","namespace":"default"}'
template='{"metadata":{"labels":{"app":"helm-test"}},"spec":{"containers":[{"name":"a","image":"a"}]}}'
object='{"apiVersion":"apps/v1","kind":"DaemonSet",'$metadata',"spec":{"selector":{"matchLabels":{"app":"helm-test"}},"template":'$template'}}'
kind='"kind":{"group":"apps","version":"v1","kind":"DaemonSet"},"resource":{"group":"apps","version":"v1","resource":"daemonsets"}'
request='{"uid":"helm-test",'$kind',"namespace":"default","name":"helm-test","operation":"CREATE","dryRun":true,"userInfo":{"username":"helm-test"},"object":'$object'}'
review='{"apiVersion":"admission.k8s.io/v1","kind":"AdmissionReview","request":'$request'}'
for webhook in $WEBHOOKS; do
  answer=$(ask "$@" -H 'Content-Type: application/json' -d "$review" "$ADMISSION/$webhook?timeout=10s")
  case $answer in
    *'"uid":"helm-test"'*) echo "$webhook answers: $answer" ;;
    *) echo "$webhook gave no review for an answer: $answer" && exit 1 ;;
  esac
done
