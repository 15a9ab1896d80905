import { Manifest } from '../../_synth';
import { Cases } from '../_cases';
import { deployment, service } from '../_objects';

const POSTGRES = [{ name: 'postgres', port: 5432 }];
// A database outside of the cluster, behind a Service.
const outside = (ports: unknown = POSTGRES): Manifest => ({ apiVersion: 'v1', kind: 'Service', metadata: { name: 'db' }, spec: { ports } });
const slice = (labels: Record<string, string> | undefined, ports: unknown = POSTGRES): Manifest => ({
  apiVersion: 'discovery.k8s.io/v1', kind: 'EndpointSlice', metadata: { name: 'db-1', labels }, addressType: 'IPv4', endpoints: [{ addresses: ['192.0.2.10'] }], ports,
});
const endpoints = (name: string, ports: unknown = POSTGRES): Manifest => ({ apiVersion: 'v1', kind: 'Endpoints', metadata: { name }, subsets: [{ addresses: [{ ip: '192.0.2.10' }], ports }] });
const of = (name: string) => ({ 'kubernetes.io/service-name': name });

export const cases: Cases = {
  broken: [
    { objects: [outside(), slice({ app: 'db' })] },
    { objects: [outside(), slice(undefined)] },
    { objects: [outside(), slice(of(''))] },
    { objects: [outside(), slice(of('database'))] },
    { objects: [outside(), slice(of('db'), [{ port: 5432 }])] },
    { objects: [outside([{ port: 5432 }]), slice(of('db'), [{ name: 'postgres', port: 5432 }])] },
    { objects: [outside(), endpoints('database')] },
    { objects: [outside(), endpoints('db', [{ name: 'sql', port: 5432 }])] },
    { objects: [deployment(), service(), endpoints('web', [{ name: 'http', port: 8080 }])] },
  ],
  sound: [
    { objects: [outside(), slice(of('db'))] },
    { objects: [outside([{ port: 5432 }]), slice(of('db'), [{ port: 5432 }])] },
    { objects: [outside([{ port: 5432 }]), slice(of('db'), [{ name: '', port: 5432 }])] },
    { objects: [outside(), endpoints('db')] },
    { objects: [{ apiVersion: 'v1', kind: 'Service', metadata: { name: 'db' }, spec: { clusterIP: 'None', ports: POSTGRES } }, slice(of('db'), [{ port: 5432 }])] },
    { objects: [{ apiVersion: 'v1', kind: 'Endpoints', metadata: { name: 'leader' } }] },
    // Without a port, it is one of all.
    { objects: [{ apiVersion: 'v1', kind: 'Service', metadata: { name: 'db' }, spec: { clusterIP: 'None' } }, slice(of('db'))] },
    { objects: [deployment(), service(), slice(of('web'), [{ name: 'http', port: 8080 }])] },
  ],
};
