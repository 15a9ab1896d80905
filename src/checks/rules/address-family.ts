import { addressBits } from '../../core/internal/rules';
import { Cluster } from '../internal/cluster';
import { Item } from '../internal/item';
import { askedOf } from '../internal/network/pools';
import { Rule } from '../internal/rule';

export const rule: Rule = {
  id: 'address-family',
  severity: 'error',
  title: 'The addresses that a Service asks MetalLB for are of its own families.',
  why: 'MetalLB gives a Service of both families one address of each, and a Service of one family one of that: asked for others, it gives none, and the Service stays in <pending>, with the event "does not match the ipFamily of the service".',
  source: 'https://metallb.io/usage/#ipv6-and-dual-stack-services',
  remedy: 'ask for one address of each family, or change \'ipFamilyPolicy\'',
  saidBy: ['ip-family'],
  * check(cluster) {
    for (const { item, addresses } of askedOf(cluster)) {
      const own = familiesOf(cluster, item);
      const asked = addresses.map(address => FAMILIES[addressBits(address)?.length ?? 0]);
      if (addresses.length === 0 || asked.includes(undefined) || own === undefined) continue;
      const fits = asked.length === own.count && new Set(asked).size === own.count && (own.only === undefined || asked.includes(own.only));
      if (!fits) yield { item, at: 'address', must: own.must, value: addresses.join(', ') };
    }
  },
};

const FAMILIES: Readonly<Record<number, string | undefined>> = { 32: 'IPv4', 128: 'IPv6' };

interface Families {
  readonly count: 1 | 2;
  /** The one that it has, where it says so. */
  readonly only?: string;
  readonly must: string;
}

/** The families of a Service; undefined where the cluster decides, and is not known. */
function familiesOf({ setting }: Cluster, { spec }: Item): Families | undefined {
  const { ipFamilyPolicy = 'SingleStack' } = spec;
  const said = Array.isArray(spec.ipFamilies) ? spec.ipFamilies.map(String) : [];
  const both: Families = { count: 2, must: `must be one of IPv4 and one of IPv6: the Service has both families, by ${String(ipFamilyPolicy)}` };
  const one: Families = { count: 1, only: said[0], must: `must be one${said.length > 0 ? ` of ${said[0]}` : ''}: the Service has one family` };
  switch (ipFamilyPolicy) {
    case 'RequireDualStack': return both;
    case 'PreferDualStack': return setting.ipFamilies && (setting.ipFamilies.length > 1 ? both : one);
    default: return said.length > 1 ? undefined : one;
  }
}
