import { Cases } from '../_cases';
import { configMap, daemonSet, deployment, ofContainer, ofPod } from '../_objects';

const IMAGE = 'traefik:v3.6.12';
const HTTP = ['--certificatesresolvers.le.acme.email=ops@example.org', '--certificatesresolvers.le.acme.httpchallenge.entrypoint=web'];
const DNS = ['--certificatesResolvers.le.acme.email=ops@example.org', '--certificatesResolvers.le.acme.dnsChallenge.provider=hetzner'];
const traefik = (args: string[], more: object = {}) => deployment({ spec: { replicas: 2, ...ofContainer({ image: IMAGE, args, ...more }).spec } });
const file = (text: string, args: string[] = []) => [
  configMap({ data: { 'app.conf': null, 'traefik.yml': text } }),
  deployment(ofPod({ volumes: [{ name: 'config', configMap: { name: 'app' } }], containers: [{ name: 'web', image: IMAGE, args, volumeMounts: [{ name: 'config', mountPath: '/etc/traefik' }] }] })),
];
const RESOLVERS = 'certificatesResolvers:\n  le:\n    acme:\n      email: ops@example.org\n      tlsChallenge: {}\n';

export const cases: Cases = {
  broken: [
    { objects: [traefik(HTTP)] },
    { objects: [traefik(DNS)] },
    { objects: [daemonSet(ofContainer({ image: IMAGE, args: HTTP }, 'agent'))] },
    { objects: [traefik([], { env: [{ name: 'TRAEFIK_CERTIFICATESRESOLVERS_LE_ACME_TLSCHALLENGE', value: 'true' }] })] },
    { objects: file(RESOLVERS) },
    { objects: file(RESOLVERS, ['--configFile=/etc/traefik/traefik.yml']) },
  ],
  sound: [
    { objects: [deployment({ spec: { replicas: 1, ...ofContainer({ image: IMAGE, args: HTTP }).spec } })] },
    { objects: [traefik(['--providers.kubernetescrd'])] },
    { objects: [traefik(HTTP, { image: 'example/other:1' })] },
    { objects: file('providers:\n  kubernetesCRD: {}\n') },
    { objects: file(RESOLVERS, ['--configFile=/etc/other.yml']) },
    { objects: file('certificatesResolvers: {{ .resolvers }}\n  acme') },
  ],
};
