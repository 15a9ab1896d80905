import { Json, podTemplateOf, record } from '../../core/internal/json';
import { Item } from '../internal/item';
import { Pods } from '../internal/pods';
import { Rule, Violation } from '../internal/rule';

export const rule: Rule = {
  id: 'annotation-place',
  severity: 'warning',
  title: 'Annotations and labels are on the object that is asked for them.',
  why: 'Who injects a container, scrapes or evicts looks at pods, and who gives rights of a cloud at the ServiceAccount: on another object the same words do nothing, and nobody says so.',
  source: 'https://github.com/hashicorp/vault-helm/issues/335',
  remedy: 'move it',
  * check(cluster) {
    for (const pods of cluster.pods) {
      if (pods.item.kind === 'Pod') continue;
      yield* onWorkload(pods);
      yield* onPods(pods);
    }
  },
};

// What is read on pods: https://developer.hashicorp.com/vault/docs/platform/k8s/injector/annotations, https://istio.io/latest/docs/reference/config/annotations/,
// https://linkerd.io/2/features/proxy-injection/, https://github.com/kubernetes/autoscaler/blob/master/cluster-autoscaler/FAQ.md
const OF_PODS = new RegExp([
  '^vault\\.hashicorp\\.com/agent-', '^(traffic\\.)?sidecar\\.istio\\.io/', '^proxy\\.istio\\.io/config$', '^linkerd\\.io/inject$', '^config\\.linkerd\\.io/',
  '^cluster-autoscaler\\.kubernetes\\.io/safe-to-evict$', '^karpenter\\.sh/do-not-(disrupt|evict)$', '^prometheus\\.io/(scrape|port|path)$',
  '^k8s\\.v1\\.cni\\.cncf\\.io/networks$', '^container\\.apparmor\\.security\\.beta\\.kubernetes\\.io/', '^azure\\.workload\\.identity/use$', '^iam\\.amazonaws\\.com/role$',
].join('|'));
// What is read on a ServiceAccount: https://docs.aws.amazon.com/eks/latest/userguide/associate-service-account-role.html
const OF_ACCOUNTS = /^(eks\.amazonaws\.com\/role-arn|iam\.gke\.io\/gcp-service-account|azure\.workload\.identity\/(client|tenant)-id)$/;
// What is read on the workload: https://github.com/stakater/Reloader
const OF_WORKLOADS = /^(reloader\.stakater\.com\/|(secret|configmap)\.reloader\.stakater\.com\/|keel\.sh\/)/;

const FIELDS = ['annotations', 'labels'] as const;

function* onWorkload({ item, annotations, labels }: Pods): Iterable<Violation> {
  const template: Json = { annotations, labels };
  for (const { field, key, value } of entriesOf(item.metadata)) {
    if (!OF_PODS.test(key) || key in record(template[field])) continue;
    yield { item, at: `metadata.${field} '${key}'`, must: 'should be on the pods, in the metadata of the template: here nobody reads it', value };
  }
}

function* onPods({ item }: Pods): Iterable<Violation> {
  for (const { field, key, value } of entriesOf(templateOf(item))) {
    const place = OF_ACCOUNTS.test(key) ? 'on the ServiceAccount of the pods' : OF_WORKLOADS.test(key) ? `in the metadata of the ${item.kind}` : undefined;
    if (place !== undefined && !(key in record(item.metadata[field]))) yield { item, at: `template ${field} '${key}'`, must: `should be ${place}: here nobody reads it`, value };
  }
}

function templateOf({ json }: Item): Json {
  return record(podTemplateOf(json)?.metadata);
}

function entriesOf(metadata: Json): Array<{ readonly field: typeof FIELDS[number]; readonly key: string; readonly value: unknown }> {
  return FIELDS.flatMap(field => Object.entries(record(metadata[field])).map(([key, value]) => ({ field, key, value })));
}
