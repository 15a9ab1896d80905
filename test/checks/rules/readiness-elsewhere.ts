import { Cases } from '../_cases';
import { container, deployment, service } from '../_objects';

const { readinessProbe, ...silent } = container('web');
const exporter = { name: 'exporter', image: 'example/exporter:1', ports: [{ name: 'metrics', containerPort: 9090 }], readinessProbe: { httpGet: { path: '/', port: 'metrics' } } };
const WHOLE = deployment();
const pods = (containers: readonly object[], more: object = {}) => {
  const { spec } = WHOLE;
  return { ...WHOLE, spec: { ...spec, template: { ...spec.template, spec: { ...spec.template.spec, containers, ...more } } } };
};
const proxy = { ...container('proxy'), readinessProbe, ports: [{ name: 'http', containerPort: 8080 }] };

export const cases: Cases = {
  broken: [
    { objects: [pods([silent, exporter]), service()] },
    { objects: [pods([silent], { initContainers: [{ ...exporter, restartPolicy: 'Always' }] }), service()] },
  ],
  sound: [
    { objects: [deployment(), service()] },
    { objects: [pods([{ ...silent, readinessProbe }, exporter]), service()] },
    { objects: [pods([{ ...silent, startupProbe: readinessProbe }, exporter]), service()] },
    { objects: [pods([silent]), service()] },
    // The requests come to the proxy.
    { objects: [pods([{ ...silent, ports: [{ name: 'app', containerPort: 8081 }] }, proxy]), service()] },
    { objects: [pods([silent, exporter]), service({ spec: { publishNotReadyAddresses: true } })] },
    { objects: [pods([silent, exporter])] },
    // One that looks after the other, and one that nobody but a Prometheus asks.
    { objects: [pods([silent, { ...exporter, ports: [], readinessProbe: { exec: { command: ['healthcheck'] } } }]), service()] },
    { objects: [pods([silent, exporter]), { ...service(), metadata: { name: 'web-metrics', namespace: 'shop' } }] },
  ],
};
