import { ApiObject } from 'cdk8s';
import { Platform, Tenant, WebApp } from '../../../src';
import { Cases } from '../_cases';
import { daemonSet, deployment, ofPod } from '../_objects';

const inTeam = (...objects: Array<ReturnType<typeof deployment>>) => ({
  build: (_: Tenant, platform: Platform) => {
    const team = new Tenant(platform, 'team', { podSecurity: 'privileged', dedicatedNodes: { value: 'team' } });
    for (const { kind, ...object } of objects) new ApiObject(team, kind, { kind, ...object });
    new WebApp(team, 'own', { image: 'example/own:1', port: 8080 });
  },
});
const nodeSelector = { dedicated: 'team' };
const tolerations = [{ key: 'dedicated', value: 'team', effect: 'NoSchedule' }];
const terms = [{ matchExpressions: [{ key: 'dedicated', operator: 'In', values: ['team'] }] }];

export const cases: Cases = {
  broken: [inTeam(deployment()), inTeam(deployment(ofPod({ nodeSelector }))), inTeam(deployment(ofPod({ tolerations }))), inTeam(deployment(ofPod({ tolerations: [{ operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 30 }] })))],
  sound: [
    inTeam(deployment(ofPod({ nodeSelector, tolerations }))),
    inTeam(deployment(ofPod({ affinity: { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: terms } } }, tolerations: [{ key: 'dedicated', operator: 'Exists' }] }))),
    inTeam(daemonSet(ofPod({ tolerations: [{ operator: 'Exists' }] }))),
    inTeam(deployment(ofPod({ nodeSelector: { dedicated: 'other' } }))),
    { objects: [deployment()] },
  ],
};
