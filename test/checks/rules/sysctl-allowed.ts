import { ApiObject } from 'cdk8s';
import { Tenant } from '../../../src';
import { Case, Cases } from '../_cases';
import { deployment, ofPod } from '../_objects';

const tuned = (name: string) => deployment(ofPod({ securityContext: { sysctls: [{ name, value: '1' }] } }));

/** The same in a namespace of a standard, without what says that it is against it. */
const within = (podSecurity: 'baseline' | 'restricted'): Case => ({
  build: (_, platform) => { new ApiObject(new Tenant(platform, 'strict', { podSecurity, denyByDefault: false }), 'Deployment', tuned('net.core.somaxconn')); },
  platform: { rules: { 'pod-security': 'off' } },
});

export const cases: Cases = {
  broken: [{ objects: [tuned('vm.max_map_count')] }, { objects: [tuned('net.core.somaxconn')] }, { objects: [tuned('kernel.msgmax')] }],
  sound: [
    { objects: [tuned('net.ipv4.ip_unprivileged_port_start')] },
    { objects: [tuned('net/ipv4/tcp_syncookies')] },
    within('baseline'),
    within('restricted'),
  ],
  proof: { appears: 'forbidden sysctl' },
};
