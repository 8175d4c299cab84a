#!/bin/sh
# Brings a version into a cluster: migrations first, and the rest only when they are through.
#   sh infra/k8s/rollout.sh OVERLAY        (a folder of infra/k8s/overlays; kubectl points to the cluster)
set -eu
overlay="$(dirname "$0")/overlays/$1"
namespace=linli
part() { kubectl kustomize "$overlay" | kubectl apply --namespace "$namespace" --selector "$1" --filename - ; }

# What the migration needs: settings, and who it runs as. The namespace and the secrets are there before the first rollout.
part 'app.kubernetes.io/component=settings'
# A job is never changed: the one of the version before has to go.
kubectl delete job linli-migrate --namespace "$namespace" --ignore-not-found
part 'app.kubernetes.io/component=migrate'
kubectl wait job/linli-migrate --namespace "$namespace" --for=condition=complete --timeout=900s

kubectl apply --kustomize "$overlay"
kubectl rollout status deployment/linli-api --namespace "$namespace" --timeout=600s
kubectl rollout status deployment/linli-worker --namespace "$namespace" --timeout=600s
