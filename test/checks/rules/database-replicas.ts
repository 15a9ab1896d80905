import { StatefulDatabase } from '../../../src';
import { Cases } from '../_cases';
import { claim, configMap, DATA, deployment, headless, ofContainer as change, ofPod, statefulSet } from '../_objects';

const ofContainer = (container: Readonly<Record<string, unknown>>, name = 'web', pod: object = {}) => ({ spec: { template: { spec: { ...pod, ...change(container, name).spec.template.spec } } } });
const SHARED = { volumes: [DATA] };
const shared = claim({ spec: { accessModes: ['ReadWriteMany'] } });
const grafana = (text: string) => [configMap({ data: { 'app.conf': null, 'grafana.ini': text } }), deployment(ofPod({
  volumes: [{ name: 'settings', configMap: { name: 'app' } }],
  containers: [{ name: 'web', image: 'grafana/grafana:11.6.1', volumeMounts: [{ name: 'settings', mountPath: '/etc/grafana' }] }],
}))];

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
    { objects: [deployment(ofContainer({ image: 'elasticsearch:8.17.6', env: [{ name: 'discovery.type', value: 'single-node' }], volumeMounts: [{ name: 'data', mountPath: '/usr/share/elasticsearch/data' }] }, 'web', SHARED)), shared] },
    { objects: [deployment(ofContainer({ image: 'prom/prometheus:v3.4.0', volumeMounts: [{ name: 'data', mountPath: '/prometheus' }] }, 'web', SHARED)), shared] },
    { objects: [deployment(ofContainer({ image: 'prom/prometheus:v3.4.0', args: ['--storage.tsdb.path=/data/'], volumeMounts: [{ name: 'data', mountPath: '/data' }] }, 'web', SHARED)), shared] },
    { objects: [deployment(ofContainer({ image: 'grafana/grafana:11.6.1' }))] },
    { objects: [...grafana('[server]\nroot_url = https://grafana.example.org\n')] },
    { objects: [postgres(3, { image: 'rabbitmq:4.1.0', env: null, volumeMounts: [{ name: 'data', mountPath: '/var/lib/rabbitmq' }] }), headless()] },
  ],
  sound: [
    { objects: [postgres(3, { image: 'rabbitmq:4.1.0', env: [{ name: 'RABBITMQ_ERLANG_COOKIE', value: 'shared' }], volumeMounts: [{ name: 'data', mountPath: '/var/lib/rabbitmq' }] }), headless()] },
    { objects: [deployment(ofContainer({ image: 'elasticsearch:8.17.6', env: [{ name: 'discovery.seed_hosts', value: 'es' }], volumeMounts: [{ name: 'data', mountPath: '/usr/share/elasticsearch/data' }] }, 'web', SHARED)), shared] },
    { objects: [deployment(ofContainer({ image: 'prom/prometheus:v3.4.0', volumeMounts: [{ name: 'data', mountPath: '/prometheus', subPathExpr: '$(POD)' }], env: [{ name: 'POD', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } }] }, 'web', SHARED)), shared] },
    { objects: [deployment(ofContainer({ image: 'prom/prometheus:v3.4.0' }))] },
    { objects: [deployment({ spec: { replicas: 1, ...ofContainer({ image: 'grafana/grafana:11.6.1' }).spec } })] },
    { objects: [deployment(ofContainer({ image: 'grafana/grafana:11.6.1', env: [{ name: 'GF_DATABASE_TYPE', value: 'postgres' }] }))] },
    { objects: [...grafana('[database]\ntype = postgres\n')] },
    { objects: [postgres(1), headless()] },
    { objects: [postgres(3, { args: ['-c', 'primary_conninfo=host=store-0.store'] }), headless()] },
    { objects: [postgres(3, { command: ['/scripts/start'] }), headless()] },
    { objects: [postgres(3, { image: 'redis:8.6.6', env: [], args: ['--cluster-enabled', 'yes'] }), headless()] },
    { objects: [configMap(), configured, headless()] },
    { objects: [postgres(3, { image: 'registry.example.org/postgres-ha:17.6' }), headless()] },
  ],
};
