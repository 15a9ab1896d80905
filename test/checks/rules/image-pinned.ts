import { WebApp } from '../../../src';
import { Cases } from '../_cases';
import { deployment, ofContainer, ofPod } from '../_objects';

const postgres = (imageName?: string) => ({ apiVersion: 'postgresql.cnpg.io/v1', kind: 'Cluster', metadata: { name: 'pg' }, spec: { instances: 3, storage: { size: '1Gi' }, imageName } });

export const cases: Cases = {
  broken: [
    { objects: [deployment(ofContainer({ image: 'nginx' }))] },
    { objects: [deployment(ofPod({ initContainers: [{ name: 'init', image: 'localhost:5000/tool' }] }))] },
    { build: tenant => new WebApp(tenant, 'web', { image: 'example/web:latest', port: 8080 }) },
    { objects: [postgres('ghcr.io/cloudnative-pg/postgresql')] },
    { objects: [postgres('ghcr.io/cloudnative-pg/postgresql:latest')] },
  ],
  sound: [
    { objects: [postgres('ghcr.io/cloudnative-pg/postgresql:17.2')] },
    { objects: [postgres(undefined)] },
    { objects: [deployment(ofContainer({ image: 'nginx@sha256:0000000000000000000000000000000000000000000000000000000000000000' }))] },
    { objects: [deployment(ofContainer({ image: 'localhost:5000/tool:1' }))] },
  ],
};
