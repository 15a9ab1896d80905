import { PlatformProps, WebApp, WebAppProps } from '../../../src';
import { Case, Cases } from '../_cases';
import { advertisement, deployment, loadBalancer, pool } from '../_objects';

const DUAL: PlatformProps = { ipFamilies: ['IPv4', 'IPv6'] };
const pools = [deployment(), pool({ spec: { addresses: ['192.0.2.10-192.0.2.20', '2001:db8::/120'] } }), advertisement()];
const asks = (address: string, spec: object = {}) => loadBalancer({ metadata: { annotations: { 'metallb.io/loadBalancerIPs': address } }, spec });
const app = (address: string, ipFamilyPolicy: Required<WebAppProps>['service']['ipFamilyPolicy'], platform: PlatformProps): Case => ({
  platform,
  objects: pools,
  build: tenant => new WebApp(tenant, 'smtp', { image: 'example/smtp:1', port: 2525, service: { type: 'LoadBalancer', ipFamilyPolicy, annotations: { 'metallb.io/loadBalancerIPs': address } } }),
});

export const cases: Cases = {
  broken: [
    { platform: DUAL, objects: [...pools, asks('192.0.2.10', { ipFamilyPolicy: 'PreferDualStack' })] },
    { platform: DUAL, objects: [...pools, loadBalancer({ spec: { ipFamilyPolicy: 'RequireDualStack', loadBalancerIP: '192.0.2.10' } })] },
    { platform: DUAL, objects: [...pools, asks('192.0.2.10,192.0.2.11', { ipFamilyPolicy: 'RequireDualStack' })] },
    { objects: [...pools, asks('192.0.2.10,2001:db8::1')] },
    { objects: [...pools, asks('192.0.2.10,192.0.2.11')] },
    { objects: [...pools, asks('192.0.2.10', { ipFamilyPolicy: 'RequireDualStack' })] },
    { platform: DUAL, objects: [...pools, asks('192.0.2.10', { ipFamilies: ['IPv6'] })] },
    app('2001:db8::1', 'PreferDualStack', DUAL),
  ],
  sound: [
    { platform: DUAL, objects: [...pools, asks('192.0.2.10, 2001:db8::1', { ipFamilyPolicy: 'PreferDualStack' })] },
    { platform: DUAL, objects: [...pools, loadBalancer({ spec: { ipFamilyPolicy: 'PreferDualStack' } })] },
    { platform: DUAL, objects: [...pools, asks('192.0.2.10')] },
    { platform: DUAL, objects: [...pools, asks('192.0.2.10,2001:db8::1', { ipFamilyPolicy: 'RequireDualStack', ipFamilies: ['IPv4', 'IPv6'] })] },
    { platform: DUAL, objects: [...pools, asks('2001:db8::1', { ipFamilies: ['IPv6'] })] },
    { objects: [...pools, asks('192.0.2.10', { ipFamilyPolicy: 'PreferDualStack' })] },
    { platform: DUAL, objects: [...pools, asks('192.0.2.10', { type: 'ClusterIP', ipFamilyPolicy: 'PreferDualStack' })] },
    app('192.0.2.10', 'PreferDualStack', {}),
    app('192.0.2.10,2001:db8::1', 'RequireDualStack', DUAL),
  ],
};
