import { External, Tenant, Tls } from '../../../src';
import { Cases } from '../_cases';
import { deployment, job, policy } from '../_objects';

export const cases: Cases = {
  broken: [{ objects: [deployment(), policy({ spec: { podSelector: { matchLabels: { app: 'wbe' } } } })] }],
  sound: [
    { objects: [deployment(), policy()] },
    { objects: [job({ metadata: { annotations: { 'helm.sh/hook': 'pre-install' } }, spec: { template: { metadata: { labels: { job: null, app: 'web' } } } } }, 'web'), policy()] },
    { objects: [policy({ spec: { podSelector: { matchLabels: { 'app': null, 'service.istio.io/canonical-name': 'web' } } } })] },
    { objects: [policy({ spec: { podSelector: { matchLabels: { 'app': null, 'longhorn.io/component': 'instance-manager' } } } })] },
    { objects: [policy({ spec: { podSelector: { matchLabels: null } } })] },
    { objects: [policy({ spec: { podSelector: { matchLabels: { app: 'made-elsewhere' } } } })], platform: { external: [External.pods({ app: 'made-elsewhere' }, { namespace: 'shop' })] } },
    { objects: [policy({ spec: { podSelector: { matchLabels: { 'app': null, 'acme.cert-manager.io/http01-solver': 'true' } } } })] },
    { build: (_, platform) => new Tenant(platform, 'certificates'), platform: { tls: Tls.clusterIssuer('letsencrypt'), ingress: { className: 'public', namespace: 'ingress', podLabels: { app: 'traefik' } } } },
  ],
};
