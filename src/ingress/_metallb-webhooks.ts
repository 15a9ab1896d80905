import { k8s } from 'cdk8s-plus-27';
import { Wire } from '../core/internal/api/wire';

// What MetalLB 0.15.2 lets its controller judge: the kind, its version, the path of the answer, and when it is asked.
const JUDGED: ReadonlyArray<readonly [string, string, string, string[]]> = [
  ['bfdprofiles', 'v1beta1', 'bfdprofile', ['CREATE', 'DELETE']],
  ['bgpadvertisements', 'v1beta1', 'bgpadvertisement', ['CREATE', 'UPDATE']],
  ['bgppeers', 'v1beta2', 'bgppeer', ['CREATE', 'UPDATE']],
  ['communities', 'v1beta1', 'community', ['CREATE', 'UPDATE']],
  ['ipaddresspools', 'v1beta1', 'ipaddresspool', ['CREATE', 'UPDATE']],
  ['l2advertisements', 'v1beta1', 'l2advertisement', ['CREATE', 'UPDATE']],
];

/** The webhooks that refuse what cannot be: without the CA, which the controller puts in itself. */
export function webhooks(service: string, namespace: string): Array<Wire<k8s.ValidatingWebhook>> {
  return JUDGED.map(([resource, version, kind, operations]) => ({
    name: `${kind}validationwebhook.metallb.io`,
    admissionReviewVersions: ['v1'],
    clientConfig: { service: { name: service, namespace, path: `/validate-metallb-io-${version}-${kind}` } },
    failurePolicy: 'Fail',
    sideEffects: 'None',
    rules: [{ apiGroups: ['metallb.io'], apiVersions: [version], operations, resources: [resource] }],
  }));
}
