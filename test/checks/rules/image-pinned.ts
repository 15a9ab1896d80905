import { WebApp } from '../../../src';
import { Cases } from '../_cases';
import { deployment, ofContainer, ofPod } from '../_objects';

const prometheus = (image?: string) => ({ apiVersion: 'monitoring.coreos.com/v1', kind: 'Prometheus', metadata: { name: 'main' }, spec: { image } });

const holding = (reference: string) => deployment(ofPod({ volumes: [{ name: 'model', image: { reference, pullPolicy: 'Always' } }], containers: [{ name: 'web', volumeMounts: [{ name: 'model', mountPath: '/model' }] }] }));

const workflow = (template: object) => ({
  apiVersion: 'argoproj.io/v1alpha1', kind: 'CronWorkflow', metadata: { name: 'load' }, spec: { schedule: '0 4 * * *', workflowSpec: { entrypoint: 'main', templates: [{ name: 'main', ...template }] } },
});
const template = (image: string) => ({ apiVersion: 'argoproj.io/v1alpha1', kind: 'WorkflowTemplate', metadata: { name: 'load' }, spec: { templates: [{ name: 'main', script: { image, source: 'true' } }] } });

export const cases: Cases = {
  broken: [
    { objects: [deployment(ofContainer({ image: 'nginx' }))] },
    { objects: [deployment(ofPod({ initContainers: [{ name: 'init', image: 'localhost:5000/tool' }] }))] },
    { build: tenant => new WebApp(tenant, 'web', { image: 'example/web:latest', port: 8080 }) },
    { objects: [prometheus('quay.io/prometheus/prometheus')] },
    { objects: [prometheus('quay.io/prometheus/prometheus:latest')] },
    { objects: [holding('example/model')], platform: { kubernetesVersion: '1.35' } },
    { objects: [holding('localhost:5000/example/model:latest')], platform: { kubernetesVersion: '1.35' } },
    { objects: [workflow({ container: { image: 'example/load:latest' } })] },
    { objects: [workflow({ container: { image: 'example/load:1' }, initContainers: [{ name: 'wait', image: 'busybox' }] })] },
    { objects: [template('python')] },
  ],
  sound: [
    { objects: [workflow({ container: { image: 'example/load:1' }, sidecars: [{ name: 'proxy', image: 'example/proxy:2' }] })] },
    { objects: [template('example/load:{{inputs.parameters.tag}}')] },
    { objects: [workflow({ steps: [] })] },
    { objects: [holding('example/model:2026-03')], platform: { kubernetesVersion: '1.35' } },
    { objects: [prometheus('quay.io/prometheus/prometheus:v3.5.0')] },
    { objects: [prometheus(undefined)] },
    { objects: [deployment(ofContainer({ image: 'nginx@sha256:0000000000000000000000000000000000000000000000000000000000000000' }))] },
    { objects: [deployment(ofContainer({ image: 'localhost:5000/tool:1' }))] },
  ],
};
