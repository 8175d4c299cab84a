#!/bin/sh
# Puts the alerts and dashboards of infra/monitoring into a cluster with the Prometheus operator and Grafana's sidecar.
#   sh infra/k8s/apply-monitoring.sh          applies them in the namespace linli
#   sh infra/k8s/apply-monitoring.sh --print  prints the rules
set -eu
monitoring="$(dirname "$0")/../monitoring"

rules() {
  printf 'apiVersion: monitoring.coreos.com/v1\nkind: PrometheusRule\nmetadata:\n  name: linli\n  labels: { app.kubernetes.io/name: linli }\nspec:\n'
  sed -n '/^groups:/,$ s/^/  /p' "$monitoring/alerts.yml"
}

if [ "${1:-}" = --print ]; then rules; exit; fi
rules | kubectl apply --namespace linli --filename -
kubectl create configmap linli-dashboards --from-file="$monitoring/dashboards" --dry-run=client --output yaml |
  kubectl label --local --filename - grafana_dashboard=1 --output yaml |
  kubectl apply --namespace linli --filename -
