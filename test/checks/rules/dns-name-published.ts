import { Case, Cases } from '../_cases';
import { deployment, headless, ofContainer, service, statefulSet } from '../_objects';

const IMAGE = 'registry.k8s.io/external-dns/external-dns:v0.16.1';
const HOSTNAME = 'external-dns.alpha.kubernetes.io/hostname';
const dns = (args: string[], more: object = {}) => deployment(ofContainer({ image: IMAGE, args: ['--provider=cloudflare', '--policy=sync', ...args], ports: [{ name: 'metrics', containerPort: 7979 }], ...more }, 'dns'), 'dns');
const named = (args: string[] = ['--source=service'], spec: object = {}, annotations: object = {}, more: object = {}): Case => ({
  objects: [dns(args, more), deployment(), service({ metadata: { annotations: { [HOSTNAME]: 'shop.example.org', ...annotations } }, spec })],
});

export const cases: Cases = {
  broken: [
    named(),
    named(['--source=ingress', '--source', 'service', '--namespace=shop']),
    named(['--source=service'], { type: 'ClusterIP' }, { [HOSTNAME]: null, 'external-dns.kubernetes.io/hostname': 'shop.example.org' }),
  ],
  sound: [
    named(['--source=service'], { type: 'LoadBalancer' }),
    named(['--source=service', '--publish-internal-services']),
    named(['--source=service'], {}, { 'external-dns.alpha.kubernetes.io/target': '192.0.2.7' }),
    named(['--source=service'], {}, { 'external-dns.alpha.kubernetes.io/internal-hostname': 'shop.internal.example.org' }),
    // It is not the one that looks at it, or nobody knows.
    named(['--source=ingress']),
    named(['--source=service', '--namespace=other']),
    named(['--source=service'], {}, {}, { env: [{ name: 'EXTERNAL_DNS_PUBLISH_INTERNAL_SERVICES', value: 'true' }] }),
    { objects: [deployment(), service({ metadata: { annotations: { [HOSTNAME]: 'shop.example.org' } } })] },
    { objects: [dns(['--source=service']), statefulSet(), headless({ metadata: { annotations: { [HOSTNAME]: 'store.example.org' } } })] },
    { objects: [dns(['--source=service']), deployment(), service()] },
  ],
};
