import { Cluster } from '../internal/cluster';
import { Rule } from '../internal/rule';

export const rule: Rule = {
  id: 'tls-default-twice',
  severity: 'error',
  title: 'A Traefik reads one TLSStore, and one TLSOption, called default.',
  why: 'Those called default hold for all namespaces that a Traefik reads. Of two, it takes neither, and says so in its log alone: the default certificate is one that nobody trusts.',
  source: 'https://doc.traefik.io/traefik/v3.6/reference/routing-configuration/kubernetes/crd/tls/tlsstore/',
  remedy: 'keep one of them, give the TLSOption another name, or let each Traefik read its own namespaces alone',
  * check(cluster) {
    const readers = readersOf(cluster);
    for (const kind of ['TLSStore.traefik.io', 'TLSOption.traefik.io']) {
      const all = cluster.all(kind).filter(({ name }) => name === 'default');
      for (const [index, item] of all.entries()) {
        const other = all.slice(0, index).find(before => readers.some(reads => reads(before.namespace) && reads(item.namespace)));
        if (other) yield { item, at: 'metadata.name', must: `must not be default: ${other.toString()} is called so too`, value: item.name };
      }
    }
  },
};

type Reader = (namespace: string | undefined) => boolean;

const NAMESPACES = /^--providers\.kubernetescrd\.namespaces=(.+)$/i;

/** What each Traefik of the program reads; all, where somebody else's reads it. */
function readersOf(cluster: Cluster): Reader[] {
  const found = cluster.pods.flatMap(({ containers }) => containers.flatMap(({ json: { args } }): Reader[] => {
    const all = Array.isArray(args) ? args.map(String) : [];
    if (!all.some(each => /^--providers\.kubernetescrd(=true)?$/i.test(each))) return [];
    const namespaces = all.flatMap(each => NAMESPACES.exec(each)?.[1].split(',') ?? []);
    return [namespace => namespaces.length === 0 || (namespace !== undefined && namespaces.includes(namespace))];
  }));
  return found.length > 0 ? found : [() => true];
}
