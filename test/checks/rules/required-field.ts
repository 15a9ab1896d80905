import { ApiObject, ApiObjectProps, JsonPatch } from 'cdk8s';
import { Tenant, WebApp } from '../../../src';
import { Cases } from '../_cases';
import { claim, cronJob, deployment, ingress, ingressClass, job, ofContainer, ofPod, service } from '../_objects';

/** A Job without a name: cdk8s gives one to each. */
const generated = (annotations?: object) => (tenant: Tenant) =>
  new ApiObject(tenant, 'task', { ...job(), metadata: { generateName: 'task-', annotations } } as ApiObjectProps).addJsonPatch(JsonPatch.remove('/metadata/name'));

export const cases: Cases = {
  broken: [
    { objects: [deployment(ofPod({ containers: [{ name: 'log' }] }))] },
    { objects: [deployment(ofContainer({ ports: [{ name: 'extra' }].map(each => ({ ...each, containerPort: 9 })), env: [{ value: 'a' }].map(each => ({ name: 'A', ...each })) })), service({ spec: { ports: null } })] },
    { objects: [cronJob({ spec: { schedule: null } })] },
    { build: generated() },
    { objects: [claim({ spec: { resources: null } })] },
    { objects: [deployment(), service(), ingressClass(), ingress({ spec: { rules: [{ host: 'a.example.org', http: { paths: [{ path: '/', backend: { service: { name: 'web', port: { number: 80 } } } }] } }] } })] },
    { build: tenant => new WebApp(tenant, 'web', { image: 'example/web:1', port: 8080 }).override('Deployment', { spec: { template: { spec: { containers: [{ name: 'wbe', env: [{ name: 'A', value: 'b' }] }] } } } }), platform: { rules: { 'pod-security': 'off' } } },
  ],
  sound: [{ objects: [deployment(), cronJob(), claim()] }, { build: generated({ 'argocd.argoproj.io/hook': 'PreSync' }) }],
  proof: { refused: 'containers[0].image: Required value|image: Required value' },
};
