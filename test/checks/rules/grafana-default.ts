import { Cases } from '../_cases';
import { configMap } from '../_objects';

const file = (name: string, more = 'isDefault: true') => `apiVersion: 1\ndatasources:\n  - name: ${name}\n    type: prometheus\n    url: http://${name}.example.org\n    ${more}\n`;
const source = (name: string, text: string, metadata: object = {}) => ({ ...configMap({ metadata: { labels: { grafana_datasource: '1' }, ...metadata } }, name), data: { [`${name}.yaml`]: text } });
const secret = { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'loki', labels: { grafana_datasource: '1' } }, stringData: { 'loki.yml': file('loki') } };

export const cases: Cases = {
  broken: [
    { objects: [source('prometheus', file('prometheus')), source('loki', file('loki'))] },
    { objects: [source('prometheus', file('prometheus')), secret] },
    { objects: [source('both', `${file('prometheus')}  - name: loki\n    isDefault: true\n`)] },
  ],
  sound: [
    { objects: [source('prometheus', file('prometheus')), source('loki', file('loki', 'isDefault: false'))] },
    { objects: [source('prometheus', file('prometheus')), source('loki', file('loki', 'isDefault: true\n    orgId: 2'))] },
    { objects: [source('prometheus', file('prometheus')), source('loki', file('loki'), { labels: { grafana_datasource: 'other' } })] },
    { objects: [source('prometheus', file('prometheus')), source('loki', file('loki'), { annotations: { 'k8s-sidecar-target-directory': '/other' } })] },
    { objects: [source('prometheus', file('prometheus')), source('loki', file('loki'), { labels: { app: 'loki' } })] },
    { objects: ['prometheus', 'loki'].map(name => source(name, file(name), { labels: { app: name } })) },
    { objects: [source('prometheus', file('prometheus')), { ...source('loki', ''), data: { 'loki.yaml.off': file('loki') } }] },
    { objects: [source('prometheus', file('prometheus')), source('loki', 'datasources: [isDefault: true')] },
  ],
};
