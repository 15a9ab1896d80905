import { Case, Cases } from '../_cases';
import { configMap } from '../_objects';

const ALL = '    - receiver: chat\n      group_by: [alertname]\n';
const CRITICAL = '    - receiver: pager\n      matchers: [ severity="critical" ]\n';
const RECEIVERS = 'receivers:\n  - name: chat\n    slack_configs:\n      - channel: alerts\n        api_url_file: /etc/keys/chat\n  - name: pager\n    pagerduty_configs:\n      - routing_key_file: /etc/keys/pager\n  - name: nobody\n';
const file = (routes: string) => `route:\n  receiver: chat\n  routes:\n${routes}${RECEIVERS}`;
const config = (routes: string, key = 'alertmanager.yml'): Case => ({ objects: [configMap({ data: { 'app.conf': null, [key]: file(routes) } }, 'alertmanager')] });
const secret = (routes: string): Case => ({ objects: [{ apiVersion: 'v1', kind: 'Secret', metadata: { name: 'alertmanager-main' }, data: { 'alertmanager.yaml': Buffer.from(file(routes)).toString('base64') } }] });
const object = (...routes: object[]): Case => ({
  objects: [{
    apiVersion: 'monitoring.coreos.com/v1alpha1',
    kind: 'AlertmanagerConfig',
    metadata: { name: 'web' },
    spec: { route: { receiver: 'chat', routes }, receivers: [{ name: 'chat', webhookConfigs: [{ url: 'http://chat.example.org' }] }, { name: 'pager', webhookConfigs: [{ url: 'http://pager.example.org' }] }] },
  }],
});
const PAGED = { receiver: 'pager', matchers: [{ name: 'severity', value: 'critical' }] };

export const cases: Cases = {
  broken: [
    config(ALL + CRITICAL),
    config('    - group_by: [alertname]\n' + CRITICAL + CRITICAL.replace('critical', 'warning'), 'config.yaml'),
    config('    - receiver: chat\n      matchers: [ team="web" ]\n      routes:\n        - receiver: chat\n        - receiver: pager\n          match: { severity: critical }\n'),
    config('    - receiver: nobody\n' + CRITICAL),
    secret(ALL + CRITICAL),
    object({ receiver: 'chat' }, PAGED),
    object({ receiver: 'chat', matchers: [] }, PAGED),
    object({ receiver: 'chat', matchers: [{ name: 'team', value: 'web' }], routes: [{ receiver: 'chat' }, PAGED] }),
    config(CRITICAL.replace('pager', 'pagerduty')),
    config('    - matchers: [ team="web" ]\n      routes:\n        - receiver: teams\n          match: { severity: critical }\n'),
  ],
  sound: [
    config(CRITICAL.replace('pager', '${PAGER}')),
    config(CRITICAL.replace('pager', '{{ .pager }}')),
    config('    - matchers: [ team="web" ]\n      receiver: ""\n'),
    config(CRITICAL + ALL),
    config(ALL.replace('chat\n', 'chat\n      continue: true\n') + CRITICAL),
    config('    - receiver: chat\n      match: { severity: warning }\n    - receiver: chat\n      match_re: { severity: "a|b" }\n' + CRITICAL),
    config(ALL),
    config(ALL + CRITICAL, 'alertmanager.tmpl'),
    secret(CRITICAL + ALL),
    object(PAGED, { receiver: 'chat' }),
    object({ receiver: 'chat', continue: true }, PAGED),
  ],
};
