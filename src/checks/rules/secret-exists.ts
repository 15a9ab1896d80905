import { record } from '../../core/internal/json';
import { idOf } from '../../core/internal/references/references';
import { Cluster } from '../internal/cluster';
import { Item } from '../internal/item';
import { missing } from '../internal/missing';
import { Rule, Violation } from '../internal/rule';

export const rule: Rule = {
  id: 'secret-exists',
  severity: 'error',
  title: 'Every Secret that is referred to is made or declared.',
  why: 'A pod whose Secret is missing does not start: its containers stay in CreateContainerConfigError, or its volumes are not mounted. A route without the Secret of its certificate shows another one.',
  source: 'https://kubernetes.io/docs/concepts/configuration/secret/#using-a-secret',
  remedy: 'make it (GeneratedSecret, ExternalSecret, SealedSecret), or say that it is there: External.secret in \'external\' of the Tenant or the Platform',
  * check(cluster) {
    yield* missing(cluster, 'Secret', ({ type }) => WITHOUT[type], rule.remedy);
    yield* mergedIntoNothing(cluster);
  },
};

/** ExternalSecrets that add to a Secret which nobody makes: who says so may mean somebody else's. */
function* mergedIntoNothing(cluster: Cluster): Iterable<Violation> {
  const merging = (item: Item) => record(item.spec.target).creationPolicy === 'Merge';
  for (const item of cluster.all('ExternalSecret.external-secrets.io').filter(merging)) {
    const { name = item.name } = record(item.spec.target);
    const id = idOf('Secret', item.namespace, String(name));
    const isMade = cluster.items.some(other => other.made.includes(id) && !(other.kind === 'ExternalSecret' && merging(other)));
    if (isMade || cluster.declaration('Secret', item.namespace, String(name)) || cluster.operatorOf(item.namespace, String(name)) !== undefined) continue;
    const must = 'should name a Secret that the program makes or declares: with the creationPolicy Merge it is added to, and not made';
    yield { item, at: 'spec.target', must, value: name, remedy: `leave the creationPolicy out, so that it is made; else ${rule.remedy}`, source: MERGE, severity: 'warning' };
  }
}

const MERGE = 'https://external-secrets.io/latest/guides/ownership-deletion-policy/';

const WITHOUT = {
  'generic': 'what needs it does not start',
  'tls': 'another certificate is shown',
  'htpasswd': 'Traefik leaves the route out',
  'docker-registry': 'an image that needs it is not pulled',
};
