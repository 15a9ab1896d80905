import { Case, Cases } from '../_cases';
import { deployment, ingress, ingressClass, ofContainer, service } from '../_objects';

const ROOT = { name: 'GF_SERVER_ROOT_URL', value: 'https://shop.example.org/grafana/' };

interface Ways {
  readonly env?: object[];
  readonly container?: object;
  readonly path?: string;
  readonly annotations?: Record<string, string>;
}

/** A Grafana behind an Ingress. */
const grafana = ({ env = [ROOT], container = {}, path = '/grafana', annotations = {} }: Ways = {}): Case => {
  const paths = [{ path, pathType: 'Prefix', backend: { service: { name: 'web', port: { name: 'http' } } } }];
  return {
    objects: [
      deployment(ofContainer({ image: 'grafana/grafana:12.2.0', env, ...container })),
      service(),
      ingressClass(),
      ingress({ metadata: { annotations }, spec: { rules: [{ host: 'shop.example.org', http: { paths } }] } }),
    ],
  };
};

const serving = (value: string) => grafana({ env: [ROOT, { name: 'GF_SERVER_SERVE_FROM_SUB_PATH', value }] });

export const cases: Cases = {
  broken: [grafana(), serving('false'), grafana({ env: [{ ...ROOT, value: '%(protocol)s://%(domain)s:%(http_port)s/grafana' }], path: '/grafana/' })],
  sound: [
    serving('true'),
    grafana({ env: [{ ...ROOT, value: 'https://shop.example.org/' }], path: '/' }),
    grafana({ env: [] }),
    grafana({ path: '/' }),
    grafana({ annotations: { 'example.org/rewrite-target': '/' } }),
    grafana({ container: { image: 'example/grafana-proxy:1' } }),
    grafana({ env: [{ name: ROOT.name, valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } }] }),
    grafana({ env: [ROOT, { name: 'GF_PATHS_CONFIG', value: '/a.ini' }] }),
  ],
};
