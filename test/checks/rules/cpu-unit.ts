import { WebApp } from '../../../src';
import { Cases } from '../_cases';
import { deployment, ofContainer } from '../_objects';

const asking = (requests: object, limits?: object) => deployment(ofContainer({ resources: { requests: { memory: '256Mi', ...requests }, limits } }));

export const cases: Cases = {
  broken: [
    { objects: [asking({ cpu: '250' })] },
    { objects: [asking({ cpu: '50' }, { memory: '3199Mi' })] },
    { objects: [asking({ cpu: '100m' }, { cpu: '200' })] },
    { build: tenant => new WebApp(tenant, 'web', { image: 'example/web:1.0', port: 8080, resources: { cpu: 250, memory: '256Mi' } }) },
  ],
  sound: [
    { objects: [asking({ cpu: '250m' })] },
    { objects: [asking({ cpu: '49' })] },
    { objects: [asking({ cpu: '50' }, { memory: '3200Mi' })] },
    { objects: [asking({ cpu: '96', memory: '384Gi' })] },
    // Of memory, nothing is said.
    { objects: [deployment(ofContainer({ resources: { requests: { cpu: '250', memory: null } } }))] },
  ],
  proof: { appears: 'Insufficient cpu' },
};
