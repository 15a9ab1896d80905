import { WebApp } from '../../../src';
import { Cases } from '../_cases';
import { configMap, deployment, ingress, ingressClass, ofContainer, service } from '../_objects';

export const cases: Cases = {
  broken: [
    { objects: [deployment(ofContainer({ env: [{ name: 'API', value: 'https://undefined/v1' }] }))] },
    { build: tenant => new WebApp(tenant, 'web', { image: `example/web:${undefined}`, port: 8080 }) },
    { objects: [configMap({ metadata: { name: 'app-undefined' } })] },
    { objects: [configMap({ data: { 'app.conf': 'api = [object Promise]\n' } })] },
    { objects: [configMap({ metadata: { annotations: { owner: '{{ .Values.owner }}' } } })] },
    { objects: [deployment(), service(), ingressClass(), ingress({ spec: { rules: [{ host: 'undefined.example.org', http: { paths: [{ path: '/', pathType: 'Prefix', backend: { service: { name: 'web', port: { number: 80 } } } }] } }] } })] },
  ],
  sound: [
    { objects: [deployment(ofContainer({ env: [{ name: 'GREETING', value: 'undefined behaviour' }, { name: 'TEMPLATE', value: '{{ .Name }} ${HOME}' }] }))] },
    // What are values for a chart, Helm may fill in.
    { objects: [configMap({ data: { 'config.toml': 'namespace = "{{ .Release.Namespace }}"' } }), { apiVersion: 'helm.toolkit.fluxcd.io/v2', kind: 'HelmRelease', metadata: { name: 'runner' }, spec: { valuesFrom: [{ kind: 'ConfigMap', name: 'app', valuesKey: 'config.toml' }] } }] },
  ],
};
