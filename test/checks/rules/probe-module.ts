import { Manifest } from '../../_synth';
import { Case, Cases } from '../_cases';
import { deployment, ofPod, service } from '../_objects';

const reading = (name: string, image: string, args: string[], port: number, mountPath: string) => deployment({
  spec: {
    replicas: 1,
    ...ofPod({
      volumes: [{ name: 'config', configMap: { name } }],
      containers: [{
        name,
        image,
        args,
        volumeMounts: [{ name: 'config', mountPath }],
        ports: [{ name: 'http', containerPort: port }, { $patch: 'delete', containerPort: 8080 }],
        readinessProbe: { httpGet: { path: '/-/ready' } },
      }],
    }).spec,
  },
}, name);
const file = (name: string, key: string, text: string): Manifest => ({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name }, data: { [key]: text } });
const exporter = (modules: string, args = ['--config.file=/config/blackbox.yml'], folder = '/config', key = 'blackbox.yml') => [
  file('blackbox', key, `modules:\n${modules}`),
  reading('blackbox', 'quay.io/prometheus/blackbox-exporter:v0.27.0', args, 9115, folder),
  { ...service({}, 'blackbox'), spec: { selector: { app: 'blackbox' }, ports: [{ name: 'http', port: 9115 }] } },
];
const prometheus = (module: string, more = '', address = 'blackbox:9115') => [
  file('prometheus', 'prometheus.yml', `scrape_configs:
  - job_name: sites
    metrics_path: /probe
    params: {module: [${module}]}
    static_configs: [{targets: ["https://www.example.org"]}]
    relabel_configs:
      - {source_labels: [__address__], target_label: __param_target}
      - {target_label: __address__, replacement: "${address}"}
${more}`),
  reading('prometheus', 'prom/prometheus:v3.4.1', ['--config.file=/etc/prometheus/prometheus.yml', '--storage.tsdb.path=/tmp'], 9090, '/etc/prometheus'),
];
const probe = (module?: string) => ({ apiVersion: 'monitoring.coreos.com/v1', kind: 'Probe', metadata: { name: 'sites' }, spec: { module, prober: { url: 'blackbox.shop.svc:9115' }, targets: { staticConfig: { static: ['https://www.example.org'] } } } });
const of = (...objects: Manifest[]): Case => ({ objects });
const HTTP = '  http_2xx: {prober: http}\n';

export const cases: Cases = {
  broken: [
    of(...exporter('  http_200: {prober: http}\n'), ...prometheus('http_2xx')),
    of(...exporter(HTTP), ...prometheus('icmp', '', 'blackbox.shop.svc:9115')),
    of(...exporter(HTTP), ...prometheus('icmp', '      - {source_labels: [__param_target], target_label: instance, replacement: "$1"}\n')),
    of(...exporter(HTTP), probe('http_200')),
    of(...exporter(HTTP, [], '/etc/blackbox_exporter', 'config.yml'), ...prometheus('icmp')),
  ],
  sound: [
    of(...exporter(HTTP), ...prometheus('http_2xx')),
    of(...exporter(HTTP), probe('http_2xx')),
    of(...exporter(HTTP), probe(undefined)),
    of(...exporter('  {}\n'), ...prometheus('icmp')),
    of(...exporter(HTTP), ...prometheus('icmp', '', 'blackbox.example.org:9115')),
    of(...exporter(HTTP), ...prometheus('icmp', '      - {source_labels: [module], target_label: __param_module}\n')),
    // Its file is another one.
    of(...exporter(HTTP, ['--config.file=/etc/other.yml']), ...prometheus('icmp')),
  ],
};
