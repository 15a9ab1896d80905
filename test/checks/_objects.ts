import { merge } from '../../src/core/internal/api/merge';
import { schema } from '../../src/core/internal/api/schema';
import { Manifest } from '../_synth';

// Objects that hold to every rule and that run; a case changes what it is about, by a strategic merge.

type Patch = Readonly<Record<string, unknown>>;
type Make = (patch?: Patch, name?: string) => Manifest;

function make(apiVersion: string, kind: string, body: (name: string) => Patch, of = 'web'): Make {
  return (patch = {}, name = of) => {
    const base = { apiVersion, kind, metadata: { name }, ...body(name) };
    return merge(base, patch, schema().kind(apiVersion, kind)) as unknown as Manifest;
  };
}

export const IMAGE = 'nginxinc/nginx-unprivileged:1.30.4';

export const container = (name: string) => ({
  name,
  image: IMAGE,
  ports: [{ name: 'http', containerPort: 8080 }],
  readinessProbe: { httpGet: { path: '/', port: 'http' } },
  resources: { requests: { cpu: '10m', memory: '32Mi' } },
});
const podSpec = (name: string) => ({
  securityContext: { runAsNonRoot: true, runAsUser: 101 },
  terminationGracePeriodSeconds: 1,
  containers: [container(name)],
});
const template = (name: string) => ({ metadata: { labels: { app: name } }, spec: podSpec(name) });
const ending = (name: string) => ({ metadata: { labels: { job: name } }, spec: { ...podSpec(name), restartPolicy: 'Never', containers: [{ name, image: 'busybox:1.36.1', command: ['sleep', '600'] }] } });

export const pod = make('v1', 'Pod', name => ({ metadata: { name, labels: { app: name } }, spec: podSpec(name) }));
export const deployment = make('apps/v1', 'Deployment', name => ({ spec: { replicas: 2, selector: { matchLabels: { app: name } }, template: template(name) } }));
export const statefulSet = make('apps/v1', 'StatefulSet', name => ({ spec: { replicas: 1, serviceName: name, selector: { matchLabels: { app: name } }, template: template(name) } }), 'store');
export const daemonSet = make('apps/v1', 'DaemonSet', name => ({ spec: { selector: { matchLabels: { app: name } }, template: template(name) } }), 'agent');
export const rollout = make('argoproj.io/v1alpha1', 'Rollout', name => ({ spec: { selector: { matchLabels: { app: name } }, template: template(name), strategy: { canary: {} } } }));
export const job = make('batch/v1', 'Job', name => ({ spec: { template: ending(name) } }), 'task');
export const cronJob = make('batch/v1', 'CronJob', name => ({ spec: { schedule: '0 3 * * *', jobTemplate: { spec: { template: ending(name) } } } }), 'task');
export const service = make('v1', 'Service', name => ({ spec: { selector: { app: name }, ports: [{ name: 'http', port: 80, targetPort: 'http' }] } }));
export const headless = make('v1', 'Service', name => ({ spec: { clusterIP: 'None', selector: { app: name }, ports: [{ name: 'http', port: 8080, targetPort: 'http' }] } }), 'store');
export const ingressClass = make('networking.k8s.io/v1', 'IngressClass', () => ({ spec: { controller: 'example.org/controller' } }), 'public');
export const ingress = make('networking.k8s.io/v1', 'Ingress', name => ({
  spec: {
    ingressClassName: 'public',
    rules: [{ host: 'shop.example.org', http: { paths: [{ path: '/', pathType: 'Prefix', backend: { service: { name, port: { name: 'http' } } } }] } }],
  },
}));
export const autoscaler = make('autoscaling/v2', 'HorizontalPodAutoscaler', name => ({
  spec: {
    scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name },
    minReplicas: 2,
    maxReplicas: 4,
    metrics: [{ type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 80 } } }],
  },
}));
export const budget = make('policy/v1', 'PodDisruptionBudget', name => ({ spec: { maxUnavailable: 1, selector: { matchLabels: { app: name } } } }));
export const policy = make('networking.k8s.io/v1', 'NetworkPolicy', name => ({ spec: { podSelector: { matchLabels: { app: name } }, policyTypes: ['Ingress'], ingress: [{}] } }));
export const configMap = make('v1', 'ConfigMap', () => ({ data: { 'app.conf': 'a = 1\n' } }), 'app');
export const claim = make('v1', 'PersistentVolumeClaim', () => ({ spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } } }), 'data');
export const quota = make('v1', 'ResourceQuota', () => ({ spec: { hard: { 'requests.cpu': '100m' } } }), 'quota');
export const limitRange = make('v1', 'LimitRange', () => ({ spec: { limits: [{ type: 'Container', defaultRequest: { cpu: '10m' } }] } }), 'limits');
export const role = make('rbac.authorization.k8s.io/v1', 'Role', () => ({ rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['get'] }] }), 'reader');
export const roleBinding = make('rbac.authorization.k8s.io/v1', 'RoleBinding', name => ({ roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name }, subjects: [{ kind: 'ServiceAccount', name: 'default', namespace: 'shop' }] }), 'reader');

/** The change of the one container of a workload. */
export const ofContainer = (change: Patch, name = 'web') => ofPod({ containers: [{ name, ...change }] });

/** The change of the pod of a workload. */
export const ofPod = (spec: Patch) => ({ spec: { template: { spec } } });

/** The volume that is the claim `data`. */
export const DATA = { name: 'data', persistentVolumeClaim: { claimName: 'data' } };

/** The change of a Deployment to one pod that keeps its data in the claim. */
export const keeping = (mountPath: string, change: Patch = {}, ofItsPod: Patch = {}) => ({
  spec: { replicas: 1, strategy: { type: 'Recreate' }, ...ofPod({ volumes: [DATA], containers: [{ name: 'web', volumeMounts: [{ name: 'data', mountPath }], ...change }], ...ofItsPod }).spec },
});

const METALLB = 'metallb.io/v1beta1';
const TRAEFIK = 'traefik.io/v1alpha1';
export const pool = make(METALLB, 'IPAddressPool', () => ({ spec: { addresses: ['192.0.2.10-192.0.2.20'] } }), 'lan');
export const advertisement = make(METALLB, 'L2Advertisement', () => ({ spec: { ipAddressPools: ['lan'] } }), 'lan');
export const loadBalancer = make('v1', 'Service', name => ({ spec: { type: 'LoadBalancer', selector: { app: name }, ports: [{ name: 'http', port: 80, targetPort: 'http' }] } }));
export const middleware = make(TRAEFIK, 'Middleware', () => ({ spec: { rateLimit: { average: 10 } } }), 'password');
export const traefikService = make(TRAEFIK, 'TraefikService', () => ({ spec: {} }), 'split');
export const ingressRoute = make(TRAEFIK, 'IngressRoute', () => ({ spec: { routes: [] } }));
export const tlsStore = make(TRAEFIK, 'TLSStore', () => ({ spec: { defaultCertificate: { secretName: 'tls' } } }), 'default');
export const widget = make('example.org/v1', 'Widget', () => ({ spec: { size: 'l' } }), 'big');
export const customDefinition = make('apiextensions.k8s.io/v1', 'CustomResourceDefinition', () => ({
  spec: {
    group: 'example.org',
    scope: 'Namespaced',
    names: { kind: 'Widget', plural: 'widgets', singular: 'widget', listKind: 'WidgetList' },
    versions: [{
      name: 'v1',
      served: true,
      storage: true,
      subresources: { status: {} },
      schema: {
        openAPIV3Schema: {
          type: 'object',
          required: ['spec'],
          properties: {
            spec: {
              type: 'object',
              required: ['size'],
              properties: {
                size: { type: 'string', enum: ['s', 'l'] },
                count: { type: 'integer', minimum: 1 },
                tags: { type: 'array', items: { type: 'string' } },
                limit: { 'anyOf': [{ type: 'integer' }, { type: 'string' }], 'x-kubernetes-int-or-string': true },
                parts: { type: 'array', items: { 'type': 'object', 'required': ['name'], 'properties': { name: { type: 'string' } }, 'x-kubernetes-preserve-unknown-fields': true } },
              },
            },
            status: { type: 'object', properties: { ready: { type: 'boolean' } } },
          },
        },
      },
    }],
  },
}), 'widgets.example.org');
