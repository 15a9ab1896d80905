import { Manifest } from '../../_synth';
import { Cases } from '../_cases';
import { deployment, ofPod } from '../_objects';

const enforcing = (name: string, level: string): Manifest[] => [{ apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels: { 'pod-security.kubernetes.io/enforce': level } } }];
const RESTRICTED = enforcing('strict', 'restricted');
const BASELINE = enforcing('base', 'baseline');

export const cases: Cases = {
  broken: [
    { objects: RESTRICTED.concat(deployment({ metadata: { namespace: 'strict' } })) },
    { objects: BASELINE.concat(deployment({ metadata: { namespace: 'base' }, ...ofPod({ hostNetwork: true, dnsPolicy: 'Default', volumes: [{ name: 'host', hostPath: { path: '/' } }], containers: [{ name: 'web', securityContext: { privileged: true, capabilities: { add: ['NET_ADMIN'] } }, ports: [{ containerPort: 8080, hostPort: 8080 }] }] }) })) },
  ],
  sound: [
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
