import { StatefulDatabase } from '../../../src';
import { Cases } from '../_cases';
import { configMap, headless, ofContainer, statefulSet } from '../_objects';

const env = [{ name: 'POSTGRES_HOST_AUTH_METHOD', value: 'scram-sha-256' }];
const postgres = (replicas: number, container: object = {}, spec: object = {}) => statefulSet({
  spec: {
    ...ofContainer({ image: 'postgres:17.6', env, ports: [{ name: 'http', containerPort: 8080 }], volumeMounts: [{ name: 'data', mountPath: '/var/lib/postgresql/data', subPath: 'data' }], ...container }, 'store').spec,
    replicas,
    volumeClaimTemplates: [{ metadata: { name: 'data' }, spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } } }],
    ...spec,
  },
});

const { spec } = postgres(3);
const configured = statefulSet({ spec: { ...spec, template: { spec: { volumes: [{ name: 'config', configMap: { name: 'app' } }], containers: [{ ...spec.template.spec.containers[0], volumeMounts: [...spec.template.spec.containers[0].volumeMounts, { name: 'config', mountPath: '/etc/postgresql' }] }] } } } });

export const cases: Cases = {
  broken: [
    { objects: [postgres(3), headless()] },
    {
      build: tenant => {
        const database = new StatefulDatabase(tenant, 'orders', { engine: 'redis', version: '8', storage: '1Gi' });
        database.override('StatefulSet', { spec: { replicas: 2 } });
      },
    },
  ],
  sound: [
    { objects: [postgres(1), headless()] },
    { objects: [postgres(3, { args: ['-c', 'primary_conninfo=host=store-0.store'] }), headless()] },
    { objects: [postgres(3, { command: ['/scripts/start'] }), headless()] },
    { objects: [postgres(3, { image: 'redis:8.6.6', env: [], args: ['--cluster-enabled', 'yes'] }), headless()] },
    { objects: [configMap(), configured, headless()] },
    { objects: [postgres(3, { image: 'registry.example.org/postgres-ha:17.6' }), headless()] },
  ],
};
