import { Construct } from 'constructs';
import { nameOf } from '../core/internal/names';
import { Phase, setPhase } from '../core/internal/objects/phase';
import { apiJob } from '../core/internal/pods/api-job';
import { BatchJob } from '../workloads/batch-job';
import { account } from './_account';
import { LINUX } from './_linux';

const ABSENT = 3;

/**
 * A Job that fails, and says what to do, where kube-proxy works by IPVS without `strictARP`: every node then answers for every address. Nothing is changed:
 * the configuration of kube-proxy is not the program's.
 *
 * @see https://metallb.io/installation/#preparation
 */
export function strictArp(scope: Construct, namespace: string): void {
  const name = `${nameOf(scope)}-strict-arp`;
  const inside = new Construct(scope, 'strict-arp');
  setPhase(inside, Phase.FOUNDATION);
  account(inside, name, namespace, { elsewhere: { 'kube-system': [{ apiGroups: [''], resources: ['configmaps'], resourceNames: ['kube-proxy'], verbs: ['get'] }] } });
  new BatchJob(inside, 'Default', { ...apiJob(name, SCRIPT, ABSENT), nodeSelector: LINUX });
}

const SCRIPT = `set -eu
account=/var/run/secrets/kubernetes.io/serviceaccount
curl -sS -f -m 10 --retry 5 --retry-connrefused --retry-delay 2 --cacert $account/ca.crt -H "Authorization: Bearer $(cat $account/token)" -o /tmp/proxy https://kubernetes.default.svc/api/v1/namespaces/kube-system/configmaps/kube-proxy
if grep -Eq 'strictARP: *true' /tmp/proxy; then echo 'kube-proxy answers for its own addresses alone.'; exit 0; fi
cat >&2 <<'END'
kube-proxy works by IPVS, and strictARP is not set: every node would answer for every address of MetalLB. Set it, and restart kube-proxy:
  kubectl -n kube-system edit configmap kube-proxy     # ipvs: {strictARP: true}
  kubectl -n kube-system rollout restart daemonset kube-proxy
END
exit ${ABSENT}
`;
