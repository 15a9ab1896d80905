import { Cases } from '../_cases';
import { deployment, ofContainer, policy, service } from '../_objects';

export const cases: Cases = {
  broken: [
    { objects: [deployment(), service(), policy({ spec: { ingress: [{ ports: [{ port: 80 }] }] } })] },
    { objects: [deployment(), policy({ spec: { ingress: [{ ports: [{ port: 'web' }] }] } })] },
    { objects: [deployment(), service(), policy({ spec: { ingress: [{ ports: [{ port: 80 }] }, { ports: [{ port: 8080 }] }] } })] },
    { objects: [deployment(), service(), policy({ spec: { ingress: [{ ports: [{ port: 80 }] }] } }), policy({ spec: { podSelector: { $patch: 'replace' } } }, 'open')] },
    { objects: [deployment(), service(), policy({ spec: { ingress: [{ ports: [{ port: 80, endPort: 90 }] }] } })] },
    // Whoever asks by the Service is not told of it too.
    { objects: [deployment(), service(), deployment(ofContainer({ env: [{ name: 'WEB', value: 'http://web' }] }, 'api'), 'api'), policy({ spec: { ingress: [{ from: [{ podSelector: { matchLabels: { app: 'api' } } }], ports: [{ port: 80 }] }] } })] },
  ],
  sound: [
    { objects: [deployment(), policy({ spec: { ingress: [{ ports: [{ port: 8080 }] }, { ports: [{ port: 'http' }] }] } })] },
    { objects: [deployment(), policy({ spec: { ingress: [{ ports: [{ port: 80, endPort: 9000 }] }] } })] },
  ],
};
