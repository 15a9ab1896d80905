import { ApiObject, App, Chart, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { idIn, INGRESS_CLASS } from './programs';
import { Platform, Tls, WebApp } from 'cdk8s-blueprints';

/** WebApps, in a Chart each or in one, with all that they add: policies, budgets, spread, probes, security. */
export function webApps(app: App, count: number, one: boolean): void {
  const platform = new Platform(app, 'bench', {
    domain: 'example.org', tls: Tls.none(), ingress: { className: 'public', namespace: 'ingress', podLabels: { app: 'traefik' } },
  });
  const only = one ? new Chart(platform, 'all', { namespace: 'all' }) : undefined;
  for (let index = 0; index < count; index++) {
    const chart = only ?? new Chart(platform, `chart-${index}`, { namespace: `app-${index}` });
    new WebApp(chart, idIn(chart, only, 'app', index), {
      name: `app-${index}`,
      image: `registry.example.org/shop/app-${index}:1.4.2`,
      port: 8080,
      host: `app-${index}`,
      env: { LOG_LEVEL: 'info', PORT: '8080' },
      files: { '/etc/app/app.conf': 'listen = 8080\n' },
    });
  }
}

/** The same with cdk8s-plus, as far as it has it: its budget and spread are ApiObjects and patches. */
export function plusApps(app: App, count: number, one: boolean): void {
  const only = one ? new Chart(app, 'all', { namespace: 'all' }) : undefined;
  for (let index = 0; index < count; index++) {
    const chart = only ?? new Chart(app, `chart-${index}`, { namespace: `app-${index}` });
    if (index === 0) new ApiObject(chart, 'IngressClass', INGRESS_CLASS);
    plusApp(chart, idIn(chart, only, 'app', index), `app-${index}`);
  }
}

function plusApp(chart: Chart, id: string, name: string): void {
  const config = new kplus.ConfigMap(chart, `${id}-config`, { metadata: { name: `${name}-files` }, data: { 'app.conf': 'listen = 8080\n' } });
  const deployment = new kplus.Deployment(chart, id, {
    metadata: { name },
    replicas: 2,
    terminationGracePeriod: undefined,
    securityContext: { ensureNonRoot: true, user: 65532, group: 65532, fsGroup: 65532 },
    containers: [{
      name,
      image: `registry.example.org/shop/${name}:1.4.2`,
      imagePullPolicy: kplus.ImagePullPolicy.IF_NOT_PRESENT,
      ports: [{ name: 'http', number: 8080 }],
      envVariables: { LOG_LEVEL: kplus.EnvValue.fromValue('info'), PORT: kplus.EnvValue.fromValue('8080') },
      readiness: kplus.Probe.fromTcpSocket({ port: 8080 }),
      resources: {
        cpu: { request: kplus.Cpu.millis(100) },
        memory: { request: Size.mebibytes(128), limit: Size.mebibytes(128) },
        ephemeralStorage: { request: Size.gibibytes(1), limit: Size.gibibytes(1) },
      },
      securityContext: { readOnlyRootFilesystem: true, allowPrivilegeEscalation: false },
      volumeMounts: [
        { path: '/etc/app', volume: kplus.Volume.fromConfigMap(chart, `${id}-volume`, config) },
        { path: '/tmp', volume: kplus.Volume.fromEmptyDir(chart, `${id}-tmp`, 'tmp') },
      ],
    }],
  });
  const service = deployment.exposeViaService({ name });
  new kplus.Ingress(chart, `${id}-ingress`, { metadata: { name }, className: 'public' })
    .addHostRule(`${name}.example.org`, '/', kplus.IngressBackend.fromService(service), kplus.HttpIngressPathType.PREFIX);
  const policy = new kplus.NetworkPolicy(chart, `${id}-policy`, { metadata: { name }, selector: deployment });
  policy.addIngressRule(kplus.Pods.select(chart, `${id}-controller`, { labels: { app: 'traefik' } }), [kplus.NetworkPolicyPort.tcp(8080)]);
  policy.addEgressRule(kplus.NetworkPolicyIpBlock.ipv4(chart, `${id}-internet`, '0.0.0.0/0', ['10.0.0.0/8']));
  new ApiObject(chart, `${id}-budget`, {
    apiVersion: 'policy/v1', kind: 'PodDisruptionBudget', metadata: { name }, spec: { maxUnavailable: 1, selector: { matchLabels: deployment.matchLabels } },
  });
}
