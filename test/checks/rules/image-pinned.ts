import { WebApp } from '../../../src';
import { Cases } from '../_cases';
import { deployment, ofContainer, ofPod } from '../_objects';

const prometheus = (image?: string) => ({ apiVersion: 'monitoring.coreos.com/v1', kind: 'Prometheus', metadata: { name: 'main' }, spec: { image } });

const holding = (reference: string) => deployment(ofPod({ volumes: [{ name: 'model', image: { reference, pullPolicy: 'Always' } }], containers: [{ name: 'web', volumeMounts: [{ name: 'model', mountPath: '/model' }] }] }));

export const cases: Cases = {
  broken: [
    { objects: [deployment(ofContainer({ image: 'nginx' }))] },
    { objects: [deployment(ofPod({ initContainers: [{ name: 'init', image: 'localhost:5000/tool' }] }))] },
    { build: tenant => new WebApp(tenant, 'web', { image: 'example/web:latest', port: 8080 }) },
    { objects: [prometheus('quay.io/prometheus/prometheus')] },
    { objects: [prometheus('quay.io/prometheus/prometheus:latest')] },
    { objects: [holding('example/model')] },
    { objects: [holding('localhost:5000/example/model:latest')] },
  ],
  sound: [
    { objects: [holding('example/model:2026-03')] },
    { objects: [prometheus('quay.io/prometheus/prometheus:v3.5.0')] },
    { objects: [prometheus(undefined)] },
    { objects: [deployment(ofContainer({ image: 'nginx@sha256:0000000000000000000000000000000000000000000000000000000000000000' }))] },
    { objects: [deployment(ofContainer({ image: 'localhost:5000/tool:1' }))] },
  ],
};
