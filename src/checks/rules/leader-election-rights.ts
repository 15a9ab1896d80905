import { accountOf, may, Rights, rightsOf } from '../internal/api/rights';
import { allWordsOf, Pods } from '../internal/pods';
import { Rule } from '../internal/rule';
import { haveCommands, podsThat } from '../internal/workloads/pods-that';

export const rule: Rule = {
  id: 'leader-election-rights',
  severity: 'warning',
  title: 'Who elects a leader may write Leases.',
  why: 'The replicas of a controller agree on a leader by a Lease in their namespace: where no role lets them get, create and update it, none of them becomes leader, and none does anything.',
  source: 'https://kubernetes.io/docs/concepts/architecture/leases/#leader-election',
  remedy: 'add get, create and update of leases in coordination.k8s.io to a role of its namespace that is bound to the ServiceAccount',
  * check(cluster) {
    for (const pods of podsThat(cluster, haveCommands)) {
      const container = pods.containers.find(({ json }) => allWordsOf(json).some(word => FLAG.test(word)));
      // Who makes the account may give it more.
      const rights = container && cluster.find('ServiceAccount', pods.namespace, accountOf(pods)) && rightsOf(cluster, pods);
      // It may elect in another namespace, or by an object of former times.
      if (!rights || allWordsOf(container.json).some(word => ELSEWHERE.test(word)) || namesFormer(rights)) continue;
      const missing = ['get', 'create', 'update'].filter(verb => !mayDo(rights, pods, verb));
      if (missing.length === 0) continue;
      const must = `should be allowed to its ServiceAccount '${accountOf(pods)}', which may not ${missing.join(', ')} leases: no replica becomes leader`;
      yield { item: pods.item, at: container.at, must, value: allWordsOf(container.json).find(word => FLAG.test(word)) };
    }
  },
};

// Of controller-runtime, of Kubernetes' own components, and of CSI's sidecars.
const FLAG = /^--?(leader-elect|enable-leader-election|leader-election)(=true)?$/;
const ELSEWHERE = /^--?(leader-elect\w*-(resource-)?(namespace|lock|type)|leader-elect-resource-lock|kubeconfig|master)\b/;

/** Whether roles are about what was written before there were Leases, or about nobody knows what. */
function namesFormer(rights: readonly Rights[]): boolean {
  return rights.some(({ rules }) => rules.some(({ resources }) => Array.isArray(resources) && resources.some(each => each === 'configmaps' || each === 'endpoints')));
}

function mayDo(rights: readonly Rights[], { namespace }: Pods, verb: string): boolean {
  // One that is known by its name is enough, but for one that is to be made.
  return may(rights, { verb, resource: 'leases', namespace, ...verb === 'create' ? {} : { name: '$' } });
}
