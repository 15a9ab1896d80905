import { External, Peer, WebApp } from '../../../src';
import { Cases } from '../_cases';
import { deployment, job, policy } from '../_objects';

export const cases: Cases = {
  broken: [
    { objects: [deployment(), policy({ spec: { ingress: [{ from: [{ podSelector: { matchLabels: { app: 'wbe' } } }] }] } })] },
    { objects: [deployment(), policy({ spec: { ingress: [{ from: [{ namespaceSelector: { matchLabels: { name: 'traefik' } } }] }] } })] },
    { build: tenant => new WebApp(tenant, 'web', { image: 'a:1', port: 8080, egress: [Peer.pods('shop', { app: 'nobody' }, [25])] }) },
  ],
  sound: [
    { objects: [deployment(), job(), policy({ spec: { ingress: [{ from: [{ podSelector: { matchLabels: { 'job-name': 'task' } } }] }] } })] },
    { objects: [deployment(), deployment({}, 'api'), policy({ spec: { ingress: [{ from: [{ podSelector: { matchLabels: { app: 'api' } } }, { podSelector: {} }, { ipBlock: { cidr: '192.0.2.0/24' } }] }] } })] },
    { objects: [deployment(), policy({ spec: { ingress: [{ from: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'traefik' } }, podSelector: { matchLabels: { app: 'traefik' } } }] }] } })] },
    { objects: [deployment(), policy({ spec: { ingress: [{ from: [{ podSelector: { matchLabels: { app: 'made-elsewhere' } } }] }] } })], platform: { external: [External.pods({ app: 'made-elsewhere' })] } },
    // Who makes the pods of a namespace need not make the namespace.
    { objects: [deployment(), { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'monitoring' } }, policy({ spec: { ingress: [{ from: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'monitoring' } }, podSelector: { matchLabels: { app: 'prometheus' } } }] }] } })] },
    {
      objects: [
        { apiVersion: 'monitoring.coreos.com/v1', kind: 'Prometheus', metadata: { name: 'k8s' }, spec: {} },
        deployment(), policy({ spec: { ingress: [{ from: [{ podSelector: { matchLabels: { 'app.kubernetes.io/name': 'prometheus' } } }] }] } }),
      ],
    },
  ],
};
