import { External } from '../../../src';
import { Cases } from '../_cases';

const flux = (version?: string, kind = 'HelmRepository') => ({ apiVersion: 'helm.toolkit.fluxcd.io/v2', kind: 'HelmRelease', metadata: { name: 'traefik' }, spec: { interval: '1h', chart: { spec: { chart: 'traefik', version, sourceRef: { kind, name: 'traefik' } } } } });
const argo = (targetRevision: string | undefined, more: object = { chart: 'traefik' }) => ({ apiVersion: 'argoproj.io/v1alpha1', kind: 'Application', metadata: { name: 'traefik' }, spec: { project: 'default', source: { repoURL: 'https://traefik.github.io/charts', targetRevision, ...more }, destination: { name: 'in-cluster', namespace: 'traefik' } } });
const platform = { external: ['HelmRepository', 'GitRepository'].map(kind => External.object(`${kind}.source.toolkit.fluxcd.io`, 'traefik')) };

export const cases: Cases = {
  broken: [
    { objects: [flux()], platform },
    { objects: [flux('*')], platform },
    { objects: [flux('>=36.0.0')], platform },
    { objects: [argo('*')] },
    { objects: [argo('> 1.0 || 0.9.x')] },
  ],
  sound: [
    { objects: [flux('36.3.0')], platform },
    { objects: [flux('36.x')], platform },
    { objects: [flux('>=36.0.0 <37.0.0')], platform },
    { objects: [flux('^36.3')], platform },
    { objects: [flux('${VERSION}')], platform },
    { objects: [flux(undefined, 'GitRepository')], platform },
    { objects: [argo('36.3.0')] },
    { objects: [argo('HEAD', { path: 'charts/web' })] },
  ],
};
