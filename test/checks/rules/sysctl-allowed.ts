import { Cases } from '../_cases';
import { deployment, ofPod } from '../_objects';

const tuned = (name: string) => deployment(ofPod({ securityContext: { sysctls: [{ name, value: '1' }] } }));

export const cases: Cases = {
  broken: [{ objects: [tuned('vm.max_map_count')] }, { objects: [tuned('net.core.somaxconn')] }, { objects: [tuned('kernel.msgmax')] }],
  sound: [{ objects: [tuned('net.ipv4.ip_unprivileged_port_start')] }, { objects: [tuned('net/ipv4/tcp_syncookies')] }],
  proof: { appears: 'forbidden sysctl' },
};
