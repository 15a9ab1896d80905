import { Json, list, record } from '../../../core/internal/json';
import { memo } from '../../../core/internal/memo';
import { Cluster } from '../cluster';
import { Item } from '../item';
import { Pods } from '../pods';
import { Labels, selects } from '../select';

/** What has nodes announce addresses. */
export const advertisementsOf = memo((cluster: Cluster): readonly Item[] => [...cluster.all('L2Advertisement.metallb.io'), ...cluster.all('BGPAdvertisement.metallb.io')]);

/** Whether an advertisement is for a pool. Without pools and selectors, it is for all. */
export function announces({ namespace, spec }: Item, pool: Item): boolean {
  if (namespace !== pool.namespace) return false;
  const names = Array.isArray(spec.ipAddressPools) ? spec.ipAddressPools : [];
  const selectors = list(spec.ipAddressPoolSelectors);
  if (names.length === 0 && selectors.length === 0) return true;
  const labels = Object.fromEntries(Object.entries(record(pool.metadata.labels)).map(([key, value]) => [key, String(value)]));
  return names.includes(pool.name) || selectors.some(selector => selects(selector, labels));
}

/** Whether an advertisement is for no node that pods may be on, by what their `nodeSelector` says: nothing else is known of the nodes. */
export function isAwayFrom({ spec }: Item, pods: Pods): boolean {
  const selectors = list(spec.nodeSelectors);
  const known = record(pods.spec.nodeSelector);
  return selectors.length > 0 && selectors.every(selector => !selects(ofKeys(selector, known), known));
}

/** Whether no node can have pods of both, by what their `nodeSelector`s say. */
export function areApart(a: Pods, b: Pods): boolean {
  const [labels, others] = [a, b].map(({ spec }) => record(spec.nodeSelector));
  return Object.keys(labels).some(key => key in others && labels[key] !== others[key]);
}

/** What of a label selector is about labels that are known. */
function ofKeys({ matchLabels, matchExpressions }: Json, known: Labels): Json {
  return {
    matchLabels: Object.fromEntries(Object.entries(record(matchLabels)).filter(([key]) => key in known)),
    matchExpressions: list(matchExpressions).filter(({ key }) => String(key) in known),
  };
}

const SPEAKER = /(^|\/)metallb\/speaker(?=[:@]|$)/;

/** The pods that answer for addresses. */
export const speakersOf = memo((cluster: Cluster): readonly Pods[] => {
  return cluster.pods.filter(({ containers }) => containers.some(({ json }) => SPEAKER.test(String(json.image))));
});
