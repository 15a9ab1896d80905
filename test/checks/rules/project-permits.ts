import { Cases } from '../_cases';

const project = (spec: object) => ({ apiVersion: 'argoproj.io/v1alpha1', kind: 'AppProject', metadata: { name: 'shop' }, spec: { sourceRepos: ['https://git.example.org/shop/*'], destinations: [{ server: 'https://kubernetes.default.svc', namespace: 'shop-*' }], ...spec } });
const application = (source: object = {}, destination: object = {}, spec: object = {}) => ({
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'Application',
  metadata: { name: 'web' },
  spec: {
    project: 'shop', source: { repoURL: 'https://git.example.org/shop/web.git', path: '.', ...source }, destination: { server: 'https://kubernetes.default.svc', namespace: 'shop-prod', ...destination }, ...spec,
  },
});

export const cases: Cases = {
  broken: [
    { objects: [project({}), application({ repoURL: 'https://git.example.org/other/web.git' })] },
    { objects: [project({}), application({}, { namespace: 'shop' })] },
    { objects: [project({}), application({}, { server: 'https://other.example.org' })] },
    { objects: [project({ sourceRepos: ['*', '!https://git.example.org/shop/web'] }), application()] },
    { objects: [project({ destinations: [{ server: '*', namespace: '*' }, { server: '*', namespace: '!shop-prod' }] }), application()] },
    { objects: [project({}), application({}, {}, { source: undefined, sources: [{ repoURL: 'https://charts.example.org' }] })] },
    { objects: [project({ sourceRepos: undefined }), application()] },
  ],
  sound: [
    { objects: [project({ sourceRepos: ['https://git.example.org/Shop/WEB'] }), application()] },
    { objects: [project({ sourceRepos: ['ssh://git@git.example.org/shop/web'] }), application({ repoURL: 'git@git.example.org:shop/web.git' })] },
    { objects: [project({ sourceRepos: ['https://git.example.org/{shop,other}/*'] }), application()] },
    { objects: [project({ destinations: [{ server: '*', namespace: '*' }, { server: 'https://other.example.org', namespace: '!shop-prod' }] }), application()] },
    { objects: [project({}), application(), application({ repoURL: 'https://git.example.org/shop/web' })].slice(0, 2) },
    { objects: [project({ sourceRepos: ['*'], destinations: [{ server: '*', namespace: '*' }] }), application({ repoURL: 'https://charts.example.org' })] },
    { objects: [project({ destinations: [{ name: 'prod', namespace: 'shop-*' }] }), application()] },
    { objects: [project({ destinations: [{ name: 'prod', namespace: 'shop-prod' }] }), application({}, { server: undefined, name: 'prod' })] },
    { objects: [application({}, { namespace: 'anywhere' }, { project: 'default' })] },
  ],
};
