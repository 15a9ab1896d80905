import { Cases } from '../_cases';
import { deployment, service } from '../_objects';

const rules = (host: string, ...names: string[]) => ({ apiVersion: 'networking.istio.io/v1', kind: 'DestinationRule', metadata: { name: 'web' }, spec: { host, subsets: names.map(name => ({ name, labels: { app: 'web' } })) } });
const route = (destination: object) => ({ apiVersion: 'networking.istio.io/v1', kind: 'VirtualService', metadata: { name: 'web' }, spec: { hosts: ['web'], http: [{ route: [{ destination: { host: 'web', ...destination } }] }] } });
const common = [deployment(), service()];

export const cases: Cases = {
  broken: [
    { objects: [...common, rules('web', 'stable', 'v2'), route({ subset: 'canary' })] },
    { objects: [...common, rules('web.shop.svc.cluster.local', 'stable'), route({ subset: 'canary' })] },
    { objects: [...common, rules('web'), route({ subset: 'stable' })] },
  ],
  sound: [
    { objects: [...common, rules('web', 'stable', 'canary'), route({ subset: 'canary' })] },
    { objects: [...common, rules('web.shop.svc', 'stable'), route({ host: 'web.shop.svc.cluster.local', subset: 'stable' })] },
    { objects: [...common, rules('web', 'stable'), route({})] },
    { objects: [...common, rules('other', 'stable'), route({ subset: 'canary' })] },
    { objects: [...common, route({ subset: 'canary' })] },
  ],
};
