import { External } from '../../../src';
import { Cases } from '../_cases';
import { advertisement, deployment, loadBalancer, pool } from '../_objects';

const one = (name: string, annotations: Record<string, string> = {}) => [deployment({}, name), loadBalancer({ metadata: { annotations } }, name)];
const small = (addresses: string[], name = 'lan') => [pool({ spec: { addresses } }, name), advertisement({ spec: { ipAddressPools: [name] } }, name)];
const named = (name: string) => ({ 'metallb.io/address-pool': name });

export const cases: Cases = {
  broken: [
    { objects: [...small(['192.0.2.10/32']), ...one('web'), ...one('mail')] },
    { objects: [...small(['192.0.2.10-192.0.2.11', '2001:db8::1-2001:db8::2']), ...one('a'), ...one('b'), ...one('c')] },
    { objects: [...small(['192.0.2.10/32']), ...small(['192.0.2.16/28'], 'more'), ...one('web', named('lan')), ...one('mail', named('lan'))] },
    { objects: [...small(['192.0.2.10/32']), ...one('web'), ...one('mail')], platform: { external: [External.storageClass('fast')] } },
  ],
  sound: [
    { objects: [...small(['192.0.2.10/32']), ...one('web', { 'metallb.io/allow-shared-ip': 'home' }), ...one('dns', { 'metallb.io/allow-shared-ip': 'home' }).map(each => each.kind === 'Service' ? { ...each, spec: { ...each.spec, ports: [{ name: 'dns', port: 53, targetPort: 'http' }] } } : each)] },
    { objects: [...small(['192.0.2.10/32']), ...one('web'), ...one('mail', { 'lbipam.cilium.io/ips': '192.0.2.40' })] },
    { objects: [...small(['192.0.2.10-192.0.2.11']), ...one('web'), ...one('mail')] },
    { objects: [...small(['192.0.2.10/32', '2001:db8::/126']), ...one('web'), ...one('mail')] },
    { objects: [...small(['192.0.2.10/32']), ...one('web'), ...one('mail')], platform: { external: [External.object('IPAddressPool.metallb.io', 'wan', { namespace: 'metallb-system' })] } },
    { objects: [...small(['192.0.2.10/32']), ...one('web'), deployment({}, 'mail'), loadBalancer({ spec: { loadBalancerClass: 'example.org/other' } }, 'mail')] },
    // Whatever gives addresses in this cluster.
    { objects: one('web') },
    { objects: [...small(['${RANGE}']), ...one('web'), ...one('mail')] },
    { objects: [...small(['192.0.2.10/32', '${RANGE}']), ...one('web'), ...one('mail')] },
    { objects: [...small(['192.0.2.10/32']), ...small(['${RANGE}'], 'more'), ...one('web'), ...one('mail')] },
  ],
};
