import { Cases } from '../_cases';
import { configMap, deployment, ofContainer, ofPod } from '../_objects';

const IMAGE = 'traefik:v3.6.12';
const traefik = (args: string[], more: object = {}) => deployment(ofContainer({ image: IMAGE, args, ...more }));
const file = (text: string) => [
  configMap({ data: { 'app.conf': null, 'traefik.yaml': text } }),
  deployment(ofPod({ volumes: [{ name: 'config', configMap: { name: 'app' } }], containers: [{ name: 'web', image: IMAGE, volumeMounts: [{ name: 'config', mountPath: '/etc/traefik' }] }] })),
];

export const cases: Cases = {
  broken: [
    { objects: [traefik(['--api.insecure=true'])] },
    { objects: [traefik(['--api.insecure'])] },
    { objects: [traefik([], { env: [{ name: 'TRAEFIK_API_INSECURE', value: 'true' }] })] },
    { objects: file('api:\n  dashboard: true\n  insecure: true\n') },
  ],
  sound: [
    { objects: [traefik(['--api.dashboard=true', '--api.insecure=false'])] },
    { objects: [traefik(['--api.insecure=true'], { image: 'example/other:1' })] },
    { objects: file('api: {}\n') },
    { objects: file('- api\n') },
  ],
};
