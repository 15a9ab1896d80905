import { EnvVar, External, Tenant, WebApp } from '../../../src';
import { Cases } from '../_cases';
import { configMap, cronJob, deployment, ofContainer, ofPod } from '../_objects';

export const cases: Cases = {
  broken: [
    { objects: [deployment(ofContainer({ envFrom: [{ configMapRef: { name: 'ap' } }] })), configMap()] },
    { objects: [deployment(ofPod({ volumes: [{ name: 'config', configMap: { name: 'nobodys' } }] }))] },
    { objects: [cronJob({ spec: { jobTemplate: { spec: { template: { spec: { volumes: [{ name: 'all', projected: { sources: [{ configMap: { name: 'nobodys' } }] } }] } } } } } })] },
  ],
  sound: [
    { objects: [deployment(ofContainer({ envFrom: [{ configMapRef: { name: 'app' } }] })), configMap()] },
    { objects: [deployment(ofContainer({ envFrom: [{ configMapRef: { name: 'ap', optional: true } }] }))] },
    { objects: [deployment(ofPod({ volumes: [{ name: 'ca', configMap: { name: 'kube-root-ca.crt' } }] }))] },
    { build: (_, platform) => new WebApp(new Tenant(platform, 'other', { external: [External.configMap('given')] }), 'web', { image: 'a:1', port: 80, env: { A: EnvVar.config('given', 'a') } }) },
  ],
  proof: { appears: 'configmap "ap" not found' },
};
