import { DaemonTask, Platform, Tenant } from '../../../src';
import { Manifest } from '../../_synth';
import { Cases } from '../_cases';
import { deployment, ofPod } from '../_objects';

const enforcing = (name: string, level: string): Manifest[] => [{ apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels: { 'pod-security.kubernetes.io/enforce': level } } }];
const RESTRICTED = enforcing('strict', 'restricted');
const BASELINE = enforcing('base', 'baseline');

/** A Tenant, and one more for its namespace, which says what it enforces. */
const twice = (platform: Platform, podSecurity: 'baseline' | 'privileged') => {
  new Tenant(platform, 'base', { podSecurity: 'baseline' });
  const again = new Tenant(platform, 'again', { name: 'base', createNamespace: false, podSecurity });
  new DaemonTask(again, 'agent', { image: 'a:1', hostAccess: { network: podSecurity === 'privileged' } });
};

export const cases: Cases = {
  broken: [
    { objects: RESTRICTED.concat(deployment({ metadata: { namespace: 'strict' } })) },
    { objects: BASELINE.concat(deployment({ metadata: { namespace: 'base' }, ...ofPod({ hostNetwork: true, dnsPolicy: 'Default', volumes: [{ name: 'host', hostPath: { path: '/' } }], containers: [{ name: 'web', securityContext: { privileged: true, capabilities: { add: ['NET_ADMIN'] } }, ports: [{ containerPort: 8080, hostPort: 8080 }] }] }) })) },
    { build: (_, platform) => twice(platform, 'privileged') },
  ],
  sound: [
    { build: (_, platform) => twice(platform, 'baseline') },
    {
      objects: RESTRICTED.concat(deployment({
        metadata: { namespace: 'strict' },
        ...ofPod({
          securityContext: { seccompProfile: { type: 'RuntimeDefault' } },
          containers: [{ name: 'web', securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'], add: ['NET_BIND_SERVICE'] } } }],
        }),
      })),
    },
    { objects: BASELINE.concat(deployment({ metadata: { namespace: 'base' }, ...ofPod({ securityContext: { runAsNonRoot: null } }) })) },
  ],
  proof: { appears: 'violates PodSecurity "restricted' },
};
