import { External } from '../../../src';
import { Manifest } from '../../_synth';
import { Case, Cases } from '../_cases';
import { configMap, deployment, ingress, ingressClass, ofPod, service } from '../_objects';

const ROOT = { name: 'GF_SERVER_ROOT_URL', value: 'https://shop.example.org/grafana/' };

interface Ways {
  readonly env?: object[];
  readonly container?: object;
  readonly path?: string;
  readonly more?: object[];
  readonly pod?: object;
  readonly platform?: Case['platform'];
  readonly made?: Manifest[];
  readonly annotations?: Record<string, string>;
}

/** A Grafana behind an Ingress. */
const grafana = ({ env = [ROOT], container = {}, path = '/grafana', more = [], pod = {}, annotations = {}, platform, made = [service()] }: Ways = {}): Case => {
  const paths = [...more, { path, pathType: 'Prefix', backend: { service: { name: 'web', port: { name: 'http' } } } }];
  return {
    platform,
    objects: [
      deployment({ spec: { replicas: 1, ...ofPod({ ...pod, containers: [{ name: 'web', image: 'grafana/grafana:12.2.0', env, ...container }] }).spec } }),
      ...made,
      ingressClass(),
      ingress({ metadata: { annotations }, spec: { rules: [{ host: 'shop.example.org', http: { paths } }] } }),
    ],
  };
};

const mounting = (mountPath: string, subPath?: string) => grafana({ pod: { volumes: [{ name: 'files', configMap: { name: 'app' } }] }, container: { volumeMounts: [{ name: 'files', mountPath, subPath }] }, made: [service(), { ...configMap(), data: { 'grafana.ini': '[server]\n' } }] });
const serving = (value: string) => grafana({ env: [ROOT, { name: 'GF_SERVER_SERVE_FROM_SUB_PATH', value }] });

export const cases: Cases = {
  broken: [
    grafana(),
    serving('false'),
    grafana({ env: [{ ...ROOT, value: '%(protocol)s://%(domain)s:%(http_port)s/grafana' }], path: '/grafana/' }),
    grafana({ env: [{ ...ROOT, value: 'http://shop.example.org/grafana' }], more: [{ path: '/', pathType: 'Prefix', backend: { service: { name: 'web', port: { name: 'http' } } } }] }),
    mounting('/etc/grafana/provisioning'),
    mounting('/data/etc/grafana'),
  ],
  sound: [
    serving('true'),
    grafana({ env: [{ ...ROOT, value: 'https://shop.example.org/' }], path: '/' }),
    grafana({ env: [] }),
    grafana({ env: [{ ...ROOT, value: 'https://shop.example.org/grafana?orgId=1' }] }),
    mounting('/etc/grafana'),
    mounting('/etc/grafana/'),
    mounting('/etc/grafana/grafana.ini', 'grafana.ini'),
    // Whom it leads to is not known.
    grafana({ made: [], platform: { external: [External.service('web', { namespace: 'shop' })] } }),
    grafana({ path: '/' }),
    grafana({ annotations: { 'example.org/rewrite-target': '/' } }),
    grafana({ container: { image: 'example/grafana-proxy:1' } }),
    grafana({ env: [{ name: ROOT.name, valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } }] }),
    grafana({ env: [ROOT, { name: 'GF_PATHS_CONFIG', value: '/a.ini' }] }),
  ],
};
