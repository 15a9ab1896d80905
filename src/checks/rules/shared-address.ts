import { list } from '../../core/internal/json';
import { Item } from '../internal/item';
import { Asked, askedOf } from '../internal/network/pools';
import { Rule } from '../internal/rule';

export const rule: Rule = {
  id: 'shared-address',
  severity: 'error',
  title: 'Services that share an address can share it.',
  why: 'MetalLB lets Services share an address whose key is the same, whose ports differ and whose traffic policy is the same; where that is Local, they must select the same pods too. One that cannot share stays in <pending>.',
  source: 'https://metallb.io/usage/#ip-address-sharing',
  remedy: 'give one of them another address, or put the ports into one Service',
  * check(cluster) {
    const first = new Map<string, Asked[]>();
    for (const asked of askedOf(cluster)) {
      for (const address of asked.addresses) {
        const before = first.get(address) ?? [];
        first.set(address, [...before, asked]);
        for (const other of before) {
          const why = reason(asked, other);
          if (why !== undefined) yield { item: asked.item, at: 'address', must: `must not be that of ${other.item.toString()} too: ${why}`, value: address };
        }
      }
    }
  },
};

function reason(a: Asked, b: Asked): string | undefined {
  if (a.sharing === undefined || a.sharing !== b.sharing) return 'both need the annotation metallb.io/allow-shared-ip with one value';
  const ports = (item: Item) => list(item.spec.ports).map(({ port, protocol = 'TCP' }) => `${String(port)}/${String(protocol)}`);
  const twice = ports(a.item).filter(port => ports(b.item).includes(port));
  if (twice.length > 0) return `both have the port ${twice.join(', ')}`;
  const [policy, other] = [a, b].map(({ item }) => String(item.spec.externalTrafficPolicy ?? 'Cluster'));
  if (policy !== other) return `their externalTrafficPolicy is ${policy} and ${other}`;
  return policy === 'Local' && JSON.stringify(a.item.spec.selector) !== JSON.stringify(b.item.spec.selector) ? 'with externalTrafficPolicy Local they must select the same pods' : undefined;
}
