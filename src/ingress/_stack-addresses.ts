import { Facts } from '../core/internal/facts';
import { Found } from '../core/internal/finding';
import { inRanges, ipRange } from '../core/internal/network/ip-range';
import { addressBits, error, ipAddress } from '../core/internal/rules';

type Family = Facts['ipFamilies'][number];

/** What an IngressStack is told of addresses. */
interface Asked {
  readonly addresses: readonly string[];
  readonly address?: string;
  readonly secondAddress?: string;
  readonly ipFamilies?: readonly Family[];
}

/** The families of addresses, each once; of what is no address, there is none. */
export function familiesOf(addresses: readonly string[]): Family[] {
  return [...new Set(addresses.flatMap(each => addressBits(each) ?? []).map(familyOf))];
}

/** Addresses of no family of the cluster, of which no Service gets one. */
export function familyRule(addresses: readonly string[], families: readonly Family[]): Found {
  const has = new Set(addresses.flatMap(each => ipRange(each) ?? []).map(({ first }) => familyOf(first)));
  return has.size === 0 || families.some(family => has.has(family))
    ? undefined
    : error('ip-family', 'addresses', `must be of a family that the Platform has, ${families.join(' and ')}: no Service gets one`, addresses, 'add some, or say what the cluster has: \'ipFamilies\' of the Platform');
}

/** The addresses that Traefik is to have: of the pool, and one for each family of its Service (metallb, controller/service.go, allocateIPs). */
export function addressRules({ addresses, address, secondAddress, ipFamilies }: Asked, families: readonly Family[]): Found {
  const asked = Object.entries({ address, secondAddress }).flatMap(([prop, value]) => value === undefined ? [] : [{ prop, value }]);
  const [first, second] = [address, secondAddress].map(each => familiesOf(each === undefined ? [] : [each])[0]);
  return [
    asked.map(({ prop, value }) => addressBits(value) === undefined || inRanges(value, addresses)
      ? ipAddress(prop, value)
      : error('address-in-pool', prop, `must be one of ${addresses.join(', ')}`, value, 'correct it, or add it to \'addresses\'')),
    asked.map(({ prop, value }) => familiesOf([value]).every(family => families.includes(family))
      ? undefined
      : error('ip-family', prop, `must be of a family that the Platform has, ${families.join(' and ')}: Traefik does not get it`, value, 'choose another one, or say what the cluster has: \'ipFamilies\' of the Platform')),
    secondAddress === undefined || (first !== undefined && first !== second)
      ? undefined
      : error('ip-family', 'secondAddress', 'must be of another family than \'address\': a Service has one of each', secondAddress, 'remove it, or give \'address\' the one of the other family'),
    address !== undefined && ipFamilies && [...ipFamilies].sort().join() !== familiesOf(asked.map(({ value }) => value)).sort().join()
      ? error('ip-family', 'ipFamilies', `must be the families of ${asked.map(({ prop }) => `'${prop}'`).join(' and ')}, or Traefik gets no address`, ipFamilies, 'leave it out')
      : undefined,
  ];
}

function familyOf(bits: string): Family {
  return bits.length === 32 ? 'IPv4' : 'IPv6';
}
