import { ApiObject, App, Chart } from 'cdk8s';

/** An object as YAML has it. */
export interface Literal {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: object;
  readonly [field: string]: unknown;
}

/** An app as objects: a Deployment with what one has, its Service, its route, its configuration. */
export function objectsOf(index: number, namespace: string): Literal[] {
  const name = `app-${index}`;
  const labels = { 'app.kubernetes.io/name': name, 'app.kubernetes.io/part-of': 'shop', 'team': `team-${index % 10}` };
  const metadata = { name, namespace, labels };
  return [
    {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata,
      spec: {
        replicas: 2,
        strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: '25%', maxUnavailable: 0 } },
        selector: { matchLabels: { 'app.kubernetes.io/name': name } },
        template: {
          metadata: { labels, annotations: { 'example.org/config': `${index}` } },
          spec: {
            automountServiceAccountToken: false,
            enableServiceLinks: false,
            terminationGracePeriodSeconds: 45,
            securityContext: { runAsNonRoot: true, runAsUser: 65532, runAsGroup: 65532, fsGroup: 65532, seccompProfile: { type: 'RuntimeDefault' } },
            containers: [{
              name,
              image: `registry.example.org/shop/${name}:1.4.${index}`,
              imagePullPolicy: 'IfNotPresent',
              env: [{ name: 'LOG_LEVEL', value: 'info' }, { name: 'PORT', value: '8080' }, { name: 'POD', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } }],
              ports: [{ name: 'http', containerPort: 8080, protocol: 'TCP' }],
              readinessProbe: { httpGet: { path: '/healthz', port: 'http' }, periodSeconds: 5 },
              lifecycle: { preStop: { sleep: { seconds: 15 } } },
              resources: { requests: { 'cpu': '100m', 'memory': '128Mi', 'ephemeral-storage': '1Gi' }, limits: { 'memory': '128Mi', 'ephemeral-storage': '1Gi' } },
              securityContext: { readOnlyRootFilesystem: true, allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
              volumeMounts: [{ name: 'config', mountPath: '/etc/app', readOnly: true }],
            }],
            volumes: [{ name: 'config', configMap: { name } }],
          },
        },
      },
    },
    { apiVersion: 'v1', kind: 'Service', metadata, spec: { selector: { 'app.kubernetes.io/name': name }, ports: [{ name: 'http', port: 80, targetPort: 'http', protocol: 'TCP' }] } },
    {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'Ingress',
      metadata,
      spec: {
        ingressClassName: 'public',
        rules: [{ host: `${name}.example.org`, http: { paths: [{ path: '/', pathType: 'Prefix', backend: { service: { name, port: { name: 'http' } } } }] } }],
      },
    },
    { apiVersion: 'v1', kind: 'ConfigMap', metadata, data: { 'app.conf': `listen = 8080\nname = ${name}\n`, 'level': 'info' } },
  ];
}

/** The class of the routes, which a program with all rules on has to have. */
export const INGRESS_CLASS = { apiVersion: 'networking.k8s.io/v1', kind: 'IngressClass', metadata: { name: 'public' }, spec: { controller: 'example.org/controller' } };

/** The apps as plain ApiObjects, in a Chart each or in one. */
export function plain(app: App, count: number, one: boolean): void {
  const only = one ? new Chart(app, 'all', { namespace: 'all' }) : undefined;
  for (let index = 0; index < count; index++) {
    const chart = only ?? new Chart(app, `chart-${index}`, { namespace: `app-${index}` });
    if (index === 0) new ApiObject(chart, 'IngressClass', INGRESS_CLASS);
    for (const object of objectsOf(index, chart.namespace ?? '')) new ApiObject(chart, idIn(chart, only, object.kind, index), object);
  }
}

/**
 * An id is short, as users give it, where its Chart leaves it be. Of many that differ V8 would take more time than of anything else: where objects
 * have had some 1,500 different first keys, as the children of as many Charts do, it keeps all further ones as dictionaries.
 */
export function idIn(chart: Chart, only: Chart | undefined, id: string, index: number): string {
  return chart === only ? `${id}-${index}` : id;
}

/** Charts of which each depends on the one before. */
export function chain(app: App, count: number): void {
  plain(app, count, false);
  const charts = app.node.children.filter(child => Chart.isChart(child));
  for (const [index, chart] of charts.entries()) if (index > 0) chart.addDependency(charts[index - 1]);
}

/** The objects alone, without constructs. */
export function literals(count: number): Literal[] {
  return [INGRESS_CLASS, ...Array.from({ length: count }, (_, index) => objectsOf(index, `app-${index}`)).flat()];
}
