import { Peer, WebApp } from '../../../src';
import { Cases } from '../_cases';
import { deployment, ofContainer, ofPod, policy, service } from '../_objects';

const told = (value: string, name = 'MAIL') => deployment(ofContainer({ env: [{ name, value }] }));
const egress = (...rules: object[]) => policy({ spec: { policyTypes: ['Egress'], ingress: null, egress: [{ ports: [{ port: 53, protocol: 'UDP' }, { port: 53, protocol: 'TCP' }] }, ...rules] } });
const to = (port: number) => ({ to: [{ ipBlock: { cidr: '0.0.0.0/0' } }], ports: [{ port }] });
const SMTP = 'smtp://mail.example.org:587';

export const cases: Cases = {
  broken: [
    { objects: [told(SMTP), egress(to(443))] },
    { objects: [told('postgres://app@db.example.org/orders'), egress({ to: [{ podSelector: {} }] })] },
    { objects: [told('postgres://app@db.example.org/orders', 'DATABASE_URL'), egress({ to: [{ podSelector: {} }] })] },
    { build: tenant => new WebApp(tenant, 'web', { image: 'example/web:1', port: 8080, env: { MAIL: SMTP }, egress: [Peer.internet([443])] }) },
    { objects: [told('10.20.0.25', 'SMTP_HOST'), egress({ to: [{ ipBlock: { cidr: '0.0.0.0/0', except: ['10.0.0.0/8'] } }] })] },
    { objects: [told('postgres://app@10.20.0.25/orders', 'DATABASE_URL'), egress({ to: [{ ipBlock: { cidr: '10.20.0.0/16' } }], ports: [{ port: 443 }] })] },
    { build: tenant => new WebApp(tenant, 'web', { image: 'example/web:1', port: 8080, env: { LDAP_URL: 'ldap://192.168.7.9:3890' } }) },
  ],
  sound: [
    { objects: [told('10.20.0.25', 'SMTP_HOST'), egress({ to: [{ ipBlock: { cidr: '10.20.0.0/24' } }], ports: [{ port: 587 }] })] },
    { objects: [told('postgres://app@10.20.0.25/orders', 'DATABASE_URL'), egress({ to: [{ ipBlock: { cidr: '10.20.0.0/16' } }], ports: [{ port: 5432 }] })] },
    { objects: [told('10.20.0.25', 'SMTP_HOST')] },
    { objects: [told('0.0.0.0', 'LISTEN_HOST'), egress()] },
    { objects: [told('192.0.2.10', 'CACHE_HOST'), deployment({}, 'cache'), service({ metadata: { annotations: { 'metallb.io/loadBalancerIPs': '192.0.2.10' } } }, 'cache'), egress()] },
    { objects: [told('10.96.0.1', 'KUBERNETES_SERVICE_HOST'), egress()] },
    { objects: [told('10.20.0.25', 'VERSION'), egress()] },
    { build: tenant => new WebApp(tenant, 'web', { image: 'example/web:1', port: 8080, env: { LDAP_URL: 'ldap://192.168.7.9:3890' }, egress: [Peer.cidr('192.168.7.0/24', [3890])] }) },
    { objects: [told(SMTP), egress(to(587))] },
    { objects: [told(SMTP), egress({ ports: [{ port: 500, endPort: 600 }] })] },
    { objects: [told(SMTP), policy()] },
    { objects: [told(SMTP)] },
    { objects: [told('https://shop.example.org:8443', 'PUBLIC_URL'), egress()] },
    { objects: [told('kafka://broker.example.org'), egress()] },
    { objects: [told('mongodb://db.shop.internal:27017'), egress()] },
    { objects: [deployment(ofPod({ hostNetwork: true, dnsPolicy: 'ClusterFirstWithHostNet', containers: [{ name: 'web', env: [{ name: 'MAIL', value: SMTP }] }] })), egress()] },
    {
      build: tenant => new WebApp(tenant, 'web', { image: 'example/web:1', port: 8080, env: { API: 'https://api.example.org:8443' }, egress: [] }),
      platform: { httpProxy: { url: 'http://proxy.example.org:3128', cidrs: ['192.0.2.3/32'] } },
    },
  ],
};
