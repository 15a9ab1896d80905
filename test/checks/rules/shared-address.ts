import { Cases } from '../_cases';
import { advertisement, deployment, loadBalancer, pool } from '../_objects';

const common = [deployment(), deployment({}, 'api'), pool(), advertisement()];
const shared = (name: string, port: number, more: object = {}, key = 'edge') => {
  const annotations = { 'metallb.io/loadBalancerIPs': '192.0.2.10', 'metallb.io/allow-shared-ip': key };
  const { spec, ...service } = loadBalancer({ metadata: { annotations }, spec: more }, name);
  return { ...service, spec: { ...spec, ports: [{ name: 'http', port, targetPort: 'http' }] } };
};

export const cases: Cases = {
  broken: [
    { objects: [...common, shared('web', 80), shared('api', 8080, {}, 'other')] },
    { objects: [...common, shared('web', 80), shared('api', 80)] },
    { objects: [...common, shared('web', 80), shared('api', 8080, { externalTrafficPolicy: 'Local' })] },
    { objects: [...common, shared('web', 80, { externalTrafficPolicy: 'Local' }), shared('api', 8080, { externalTrafficPolicy: 'Local' })] },
  ],
  sound: [
    { objects: [...common, shared('web', 80), shared('api', 8080)] },
    { objects: [...common, shared('web', 80, { externalTrafficPolicy: 'Local' }), shared('api', 8080, { externalTrafficPolicy: 'Local', selector: { app: 'web' } })] },
    { objects: [...common, shared('web', 80), loadBalancer({}, 'api')] },
  ],
};
