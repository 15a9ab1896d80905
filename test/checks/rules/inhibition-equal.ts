import { Cases } from '../_cases';

const inhibited = (rule: string) => ({
  objects: [{
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'alertmanager' },
    data: {
      'alertmanager.yml': `route:
  receiver: team
receivers:
  - name: team
inhibit_rules:
  - ${rule.split('\n').join('\n    ')}
`,
    },
  }],
});

export const cases: Cases = {
  broken: [
    inhibited('source_matchers: [severity="critical"]\ntarget_matchers: [severity="warning"]'),
    inhibited('source_match: {severity: critical}\ntarget_match_re: {severity: warning|info}\nequal: []'),
    inhibited('source_matchers: [\'severity=~"critical|page"\']\ntarget_matchers: [\'{severity="warning"}\']'),
  ],
  sound: [
    inhibited('source_matchers: [severity="critical"]\ntarget_matchers: [severity="warning"]\nequal: [namespace, alertname]'),
    inhibited('source_matchers: [alertname="ClusterDown"]\ntarget_matchers: [severity="warning"]'),
    inhibited('source_matchers: [severity="critical"]\ntarget_matchers: [alertname="InfoInhibitor"]'),
    inhibited('target_matchers: [severity="warning"]'),
    inhibited('source_matchers: [\'{severity="critical", team="a=b"}\']\ntarget_matchers: [severity="warning"]'),
    inhibited('source_matchers: ["severity = critical"]\ntarget_matchers: ["severity=warning", "cluster!=prod"]'),
  ],
};
