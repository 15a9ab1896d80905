import { Rule } from '../internal/rule';

export const rule: Rule = {
  id: 'tls-default-twice',
  severity: 'error',
  title: 'Traefik has one TLSStore, and one TLSOption, called default.',
  why: 'Those called default hold for all namespaces. Of two, Traefik takes neither, and says so in its log alone: the default certificate is one that nobody trusts.',
  source: 'https://doc.traefik.io/traefik/v3.6/reference/routing-configuration/kubernetes/crd/tls/tlsstore/',
  remedy: 'keep one of them, or give the TLSOption another name',
  * check(cluster) {
    for (const kind of ['TLSStore.traefik.io', 'TLSOption.traefik.io']) {
      const [first, ...others] = cluster.all(kind).filter(({ name }) => name === 'default');
      for (const item of others) yield { item, at: 'metadata.name', must: `must not be default: ${first.toString()} is called so too`, value: item.name };
    }
  },
};
