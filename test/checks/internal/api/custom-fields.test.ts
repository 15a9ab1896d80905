import { FORMS } from '../../../../src/checks/internal/api/custom-fields';
import { secondsIn } from '../../../../src/checks/internal/programs/durations';

const formAt = (kind: string, path: string) => FORMS[kind].find(([each]) => each === path)![1];
const MONITORING = 'monitoring.coreos.com';

test.each<[string, string, string[], string[]]>([
  [`ServiceMonitor.${MONITORING}`, 'spec.endpoints[].interval', ['0', '30s', '1m30s', '1y2w3d4h5m6s7ms', '500ms', '10d'], ['', '30', '1.5m', '30s1m', 's', '1min', ' 30s', '30s ', '5M', '1ms1s', '2d1w', '1d1y']],
  [`PodMonitor.${MONITORING}`, 'spec.podMetricsEndpoints[].scrapeTimeout', ['10s'], ['10']],
  [`Probe.${MONITORING}`, 'spec.prober.url', ['blackbox:9115', 'blackbox.monitoring.svc'], ['http://blackbox:9115', 'https://a', '', 'a b']],
  [`Prometheus.${MONITORING}`, 'spec.retentionSize', ['0', '45GB', '45GiB', '0.5TB', '.5TB', '512B', '10KB', '10MB', '1PB', '1EB'], ['45', '45Gi', '45G', 'GB.', '45 GB', '45gb', '45GB.', 'x45GB']],
  [`Alertmanager.${MONITORING}`, 'spec.retention', ['120h', '0', '1h30m', '5ms', '2m'], ['5d', '1', 'h', '1h ', ' 1h', '1h30', '1.5h', '1w', '-1h', '1m1h']],
  ['Certificate.cert-manager.io', 'spec.duration', ['120h', '0', '1h30m', '1.5h', '.5h', '-1h', '+1h', '5ns', '5us', '5µs', '5ms', '2m'], ['5d', '1', 'h', '1h ', ' 1h', '1h30', '.h', '1w']],
  ['Kustomization.kustomize.toolkit.fluxcd.io', 'spec.interval', ['24h', '1.5h', '500ms', '1h30m'], ['1d', '0', '-5m', '10us', '5m ', 'x5m']],
  ['HTTPRoute.gateway.networking.k8s.io', 'spec.rules[].timeouts.request', ['10s', '1h2m3s4ms', '99999s', '0s'], ['100000s', '1.5s', '10', '1h1h1h1h1h', '10d', 'a10s', '10sa']],
  ['Cluster.postgresql.cnpg.io', 'spec.backup.retentionPolicy', ['30d', '4w', '6m', '10d'], ['0d', '30', '30 d', '30D', 'd', 'x30d', '30dd']],
  ['GitRepository.source.toolkit.fluxcd.io', 'spec.url', ['https://a/b', 'http://a', 'ssh://git@a/b.git'], ['git@a:b.git', 'git://a/b', 'https://', 'xhttps://a', 'https://a b']],
  ['OCIRepository.source.toolkit.fluxcd.io', 'spec.url', ['oci://a/b'], ['https://a/b', 'oci://', 'oci://a b', 'xoci://a']],
  ['Application.argoproj.io', 'spec.syncPolicy.syncOptions[]', ['CreateNamespace=true', ''], []],
])('%s %s', (kind, path, right, wrong) => {
  const { pattern } = formAt(kind, path);
  expect(right.filter(text => !pattern.test(text))).toEqual([]);
  expect(wrong.filter(text => pattern.test(text))).toEqual([]);
});

test('each field has a form, and its words', () => {
  const all = Object.values(FORMS).flat();
  expect(all.length).toBeGreaterThan(50);
  for (const [path, { words }] of all) expect([path, words]).toEqual([expect.stringMatching(/^spec\./), expect.stringMatching(/^must be /)]);
});

test.each<[unknown, number | undefined]>([
  ['1h30m', 5400], ['90m', 5400], ['1.5h', 5400], ['.5h', 1800], ['1d', 86400], ['1w', 604800], ['1y', 31536000], ['500ms', 0.5], ['1us', 1e-6], ['1µs', 1e-6], ['1ns', 1e-9],
  ['', undefined], ['10', undefined], ['1x', undefined], [10, undefined], ['1h ', undefined], [undefined, undefined], ['h', undefined],
])('%s is of %s seconds', (text, seconds) => expect(secondsIn(text)).toBe(seconds));
