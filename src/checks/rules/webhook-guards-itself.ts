import { Json, list, record } from '../../core/internal/json';
import { Cluster } from '../internal/cluster';
import { Rule } from '../internal/rule';
import { selects } from '../internal/select';

export const rule: Rule = {
  id: 'webhook-guards-itself',
  severity: 'error',
  title: 'A webhook that must answer is not asked about its own pods.',
  why: 'When none of its pods run, none can be made: each needs the answer of one. The same holds for all other pods that it is asked about, and nothing in the cluster can be mended but the webhook.',
  source: 'https://kubernetes.io/docs/concepts/cluster-administration/admission-webhooks-good-practices/#avoid-self-mutations',
  remedy: 'leave its namespace out by \'namespaceSelector\', or its pods by \'objectSelector\', or set \'failurePolicy: Ignore\'',
  * check(cluster) {
    for (const item of [...cluster.all('ValidatingWebhookConfiguration'), ...cluster.all('MutatingWebhookConfiguration')]) {
      for (const webhook of list(item.json.webhooks)) {
        // What its conditions leave out, they say in a language of their own.
        const own = webhook.failurePolicy === 'Ignore' || list(webhook.matchConditions).length > 0 || !list(webhook.rules).some(ofPods) ? undefined : guarded(cluster, webhook);
        if (own !== undefined) yield { item, at: `webhooks '${String(webhook.name)}'`, must: `must not be asked about ${own}, which answer it: without them, none of them can be made`, value: webhook.failurePolicy ?? 'Fail' };
      }
    }
  },
};

/** Whether a rule is about the creation of pods. */
function ofPods({ apiGroups, operations, resources }: Json): boolean {
  const has = (all: unknown, ...any: string[]) => Array.isArray(all) && any.some(each => all.includes(each));
  return has(apiGroups, '', '*') && has(operations, 'CREATE', '*') && has(resources, 'pods', '*', '*/*');
}

/** The pods that answer a webhook, where it is asked about them. */
function guarded(cluster: Cluster, { clientConfig, namespaceSelector, objectSelector }: Json): string | undefined {
  const { name, namespace } = record(record(clientConfig).service);
  const service = typeof name === 'string' && typeof namespace === 'string' ? cluster.find('Service', namespace, name) : undefined;
  if (!service?.namespace || !selects(record(namespaceSelector), cluster.namespaceLabels(service.namespace))) return undefined;
  const pods = cluster.behind(service).find(({ labels }) => selects(record(objectSelector), labels));
  return pods && `the pods of ${pods.item.toString()}`;
}
