import { list, record } from '../../core/internal/json';
import { Item } from '../internal/item';
import { CONTROLLERS, Pods } from '../internal/pods';
import { Rule, Violation } from '../internal/rule';

export const rule: Rule = {
  id: 'selector-changes',
  severity: 'error',
  title: 'No selector, and no claim template, has a label that changes with a release.',
  why: 'The selector of a workload can never be changed, and the claim templates of a StatefulSet cannot: the apply after the next release is refused. That of a Service cuts off all pods of the other release during a rollout.',
  source: 'https://github.com/kubernetes/kubernetes/issues/50808',
  remedy: 'take the label out of the selector; it may stay on the pods',
  * check(cluster) {
    for (const pods of cluster.pods) {
      // That of a Rollout may change.
      if (CONTROLLERS.has(pods.item.kind) && pods.item.builtIn) yield* changing(pods.item, record(record(pods.item.spec.selector).matchLabels), [pods], 'the next apply is refused');
    }
    for (const pods of cluster.pods) {
      for (const { metadata } of list(pods.item.spec.volumeClaimTemplates)) {
        const { name, labels, annotations } = record(metadata);
        for (const [at, value] of [['labels', labels], ['annotations', annotations]] as const) yield* changing(pods.item, record(value), [pods], 'the next apply is refused', `volumeClaimTemplates '${String(name)}' ${at}`);
      }
    }
    for (const item of cluster.all('Service')) {
      const matchLabels = record(item.spec.selector);
      if (Object.keys(matchLabels).length > 0) yield* changing(item, matchLabels, cluster.behind(item), 'a rollout cuts off one release or the other');
    }
  },
};

const IN_SELECTOR = 'spec.selector';
const OF_CLAIMS = 'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#limitations';

// What Helm's charts, and controllers, write for each release.
const CHANGING = new Set(['app.kubernetes.io/version', 'helm.sh/chart', 'chart', 'pod-template-hash', 'controller-revision-hash']);

function* changing(
  item: Item, labels: Readonly<Record<string, unknown>>, pods: readonly Pods[], what: string, where = IN_SELECTOR,
): Iterable<Violation> {
  for (const [key, value] of Object.entries(labels)) {
    if (!CHANGING.has(key) && !isRelease(String(value), pods)) continue;
    // A Service may be switched from one release to the other by hand: blue and green.
    const severity = item.kind === 'Service' && !CHANGING.has(key) ? 'warning' as const : undefined;
    yield { item, at: `${where} '${key}'`, must: `must not be a label that changes with a release: ${what}`, value, severity, ...where === IN_SELECTOR ? {} : { remedy: 'take it out of the claim template; it may stay on the pods', source: OF_CLAIMS } };
  }
}

/** Whether a value is the version of an image that the pods run. */
function isRelease(value: string, pods: readonly Pods[]): boolean {
  return /^v?\d+\.\d+/.test(value) && pods.some(({ containers }) => containers.some(({ json }) => String(json.image).endsWith(`:${value}`)));
}
