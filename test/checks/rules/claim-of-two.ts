import { StatefulDatabase, StatefulDatabaseProps } from '../../../src';
import { Cases } from '../_cases';
import { claim, headless, ofContainer, ofPod, statefulSet } from '../_objects';

const POSTGRES: StatefulDatabaseProps = { engine: 'postgres', version: '17', storage: '1Gi' };
const shared = claim({ spec: { accessModes: ['ReadWriteMany'] } });
const server = (name: string, container: object = {}, spec: object = {}) => statefulSet({
  spec: {
    ...spec,
    template: {
      spec: {
        ...ofContainer({ image: 'postgres:17.6', env: [{ name: 'POSTGRES_HOST_AUTH_METHOD', value: 'scram-sha-256' }], volumeMounts: [{ name: 'data', mountPath: '/var/lib/postgresql/data' }], ...container }, name).spec.template.spec,
        ...ofPod({ volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }] }).spec.template.spec,
      },
    },
  },
}, name);
const both = (...servers: object[]) => ({ objects: [shared, headless({}, 'a'), headless({}, 'b'), ...servers] as ReturnType<typeof server>[] });
const at = (subPath: string) => ({ volumeMounts: [{ name: 'data', mountPath: '/var/lib/postgresql/data', subPath }] });

export const cases: Cases = {
  broken: [
    {
      build: tenant => {
        new StatefulDatabase(tenant, 'orders', { ...POSTGRES, existingClaim: 'data' });
        new StatefulDatabase(tenant, 'billing', { ...POSTGRES, existingClaim: 'data' });
      },
    },
    {
      build: tenant => {
        new StatefulDatabase(tenant, 'orders', POSTGRES);
        new StatefulDatabase(tenant, 'billing', { ...POSTGRES, existingClaim: 'postgres-17-orders-0' });
      },
    },
    {
      build: tenant => {
        new StatefulDatabase(tenant, 'cache', { engine: 'redis', version: '7', storage: '1Gi', existingClaim: 'data' });
        new StatefulDatabase(tenant, 'sessions', { engine: 'redis', version: '8', storage: '1Gi', existingClaim: 'data' });
      },
    },
    both(server('a'), server('b')),
  ],
  sound: [
    {
      build: tenant => {
        new StatefulDatabase(tenant, 'orders', { ...POSTGRES, existingClaim: 'one' });
        new StatefulDatabase(tenant, 'billing', { ...POSTGRES, existingClaim: 'other' });
      },
    },
    {
      build: tenant => {
        new StatefulDatabase(tenant, 'orders', { ...POSTGRES, existingClaim: 'data', dataDirectory: 'orders' });
        new StatefulDatabase(tenant, 'billing', { ...POSTGRES, existingClaim: 'data', dataDirectory: 'billing' });
      },
    },
    both(server('a'), server('b', {}, { replicas: 0 })),
    both(server('a', at('a')), server('b', at('b'))),
    both(server('a'), server('b', { command: ['sleep', 'infinity'] })),
    both(server('a'), server('b', { args: ['-c', 'config_file=/etc/postgresql.conf'] })),
  ],
};
