import { k8s } from 'cdk8s-plus-27';
import { Wire } from '../core/internal/api/wire';
import { Rights } from './_account';

type Rule = Wire<k8s.PolicyRule>;

// What MetalLB 0.15.2 asks of the API server where it announces by layer 2, or is given a BGPAdvertisement, seen in the audit log of a whole run; no verb
// that its own roles lack.

const READ = ['get', 'list', 'watch'];
const read = (apiGroup: string, ...resources: string[]): Rule => ({ apiGroups: [apiGroup], resources, verbs: READ });
const EVENTS: Rule = { apiGroups: [''], resources: ['events'], verbs: ['create', 'patch'] };
const CONFIGURATION = read('metallb.io', 'bfdprofiles', 'bgpadvertisements', 'bgppeers', 'communities', 'ipaddresspools', 'l2advertisements');

/** Gives addresses, answers the webhook, and keeps its certificate. */
export function controllerRights(deployment: string, certificate: string, memberlist: string, webhook: string): Rights {
  return {
    own: [
      CONFIGURATION,
      { apiGroups: ['metallb.io'], resources: ['ipaddresspools/status'], verbs: ['update'] },
      { apiGroups: [''], resources: ['secrets'], verbs: ['create', 'list', 'watch'] },
      { apiGroups: [''], resources: ['secrets'], resourceNames: [certificate], verbs: ['get', 'update'] },
      { apiGroups: [''], resources: ['secrets'], resourceNames: [memberlist], verbs: ['get'] },
      { apiGroups: ['apps'], resources: ['deployments'], resourceNames: [deployment], verbs: ['get'] },
    ],
    cluster: [
      read('', 'services', 'namespaces'),
      // To judge a BGPAdvertisement.
      { apiGroups: [''], resources: ['nodes'], verbs: ['list'] },
      { apiGroups: [''], resources: ['services/status'], verbs: ['update'] },
      EVENTS,
      { apiGroups: ['admissionregistration.k8s.io'], resources: ['validatingwebhookconfigurations'], verbs: ['list', 'watch'] },
      { apiGroups: ['admissionregistration.k8s.io'], resources: ['validatingwebhookconfigurations'], resourceNames: [webhook], verbs: ['get', 'update'] },
      { apiGroups: ['apiextensions.k8s.io'], resources: ['customresourcedefinitions'], verbs: ['list', 'watch'] },
      { apiGroups: ['apiextensions.k8s.io'], resources: ['customresourcedefinitions'], resourceNames: ['bgppeers.metallb.io'], verbs: ['get', 'update'] },
    ],
  };
}

/** Answers for the addresses, and agrees with the other speakers on who does. */
export const SPEAKER_RIGHTS: Rights = {
  own: [
    CONFIGURATION,
    read('metallb.io', 'servicebgpstatuses'),
    read('', 'configmaps', 'secrets'),
    { apiGroups: [''], resources: ['pods'], verbs: ['get', 'list'] },
  ],
  cluster: [
    read('', 'services', 'namespaces', 'nodes'),
    read('discovery.k8s.io', 'endpointslices'),
    EVENTS,
    { apiGroups: ['metallb.io'], resources: ['servicel2statuses'], verbs: [...READ, 'create', 'update', 'patch', 'delete'] },
    { apiGroups: ['metallb.io'], resources: ['servicel2statuses/status'], verbs: ['get', 'update', 'patch'] },
  ],
};
