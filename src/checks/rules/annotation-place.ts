import { Json, record } from '../../core/internal/json';
import { Cluster } from '../internal/cluster';
import { Item } from '../internal/item';
import { backendsOf } from '../internal/network/routes';
import { Pods } from '../internal/pods';
import { Rule, Violation } from '../internal/rule';

export const rule: Rule = {
  id: 'annotation-place',
  severity: 'warning',
  title: 'Annotations and labels are on the object that is asked for them.',
  why: 'Who injects a container, scrapes or evicts looks at pods, who gives rights of a cloud at the ServiceAccount, and Traefik for how a Service is asked at the Service, not at the Ingress: on another object the same words do nothing, and nobody says so.',
  source: 'https://github.com/hashicorp/vault-helm/issues/335',
  remedy: 'move it',
  * check(cluster) {
    for (const pods of cluster.pods) {
      if (pods.item.kind === 'Pod') continue;
      yield* onWorkload(pods);
      yield* onPods(pods);
    }
    yield* ofTraefik(cluster);
    yield* ofAzure(cluster);
    yield* ofIstio(cluster);
  },
};

/** The label by which Istio injects, which knows two words. */
function* ofIstio(cluster: Cluster): Iterable<Violation> {
  for (const item of cluster.all('Namespace')) {
    const { 'istio-injection': value, 'istio.io/rev': revision } = record(item.metadata.labels);
    if (value === undefined || revision !== undefined || value === 'enabled' || value === 'disabled' || /[${]/.test(String(value))) continue;
    yield { item, at: 'label \'istio-injection\'', must: 'should be enabled or disabled: at another word, no pod gets a proxy', value, remedy: 'write \'istio-injection: enabled\'', source: OF_ISTIO };
  }
}

const OF_ISTIO = 'https://istio.io/latest/docs/setup/additional-setup/sidecar-injection/#controlling-the-injection-policy';

// What is read on pods: https://developer.hashicorp.com/vault/docs/platform/k8s/injector/annotations, https://istio.io/latest/docs/reference/config/annotations/,
// https://linkerd.io/2/features/proxy-injection/, https://github.com/kubernetes/autoscaler/blob/master/cluster-autoscaler/FAQ.md,
// https://velero.io/docs/main/file-system-backup/, https://velero.io/docs/main/backup-hooks/
const OF_PODS = new RegExp([
  '^vault\\.hashicorp\\.com/agent-', '^(traffic\\.)?sidecar\\.istio\\.io/', '^proxy\\.istio\\.io/config$', '^linkerd\\.io/inject$', '^config\\.linkerd\\.io/',
  '^cluster-autoscaler\\.kubernetes\\.io/safe-to-evict$', '^karpenter\\.sh/do-not-(disrupt|evict)$', '^prometheus\\.io/(scrape|port|path)$',
  '^k8s\\.v1\\.cni\\.cncf\\.io/networks$', '^container\\.apparmor\\.security\\.beta\\.kubernetes\\.io/', '^azure\\.workload\\.identity/use$', '^iam\\.amazonaws\\.com/role$',
  '^backup\\.velero\\.io/backup-volumes(-excludes)?$', '^(pre|post)\\.hook\\.backup\\.velero\\.io/',
].join('|'));
// What is read on a ServiceAccount: https://docs.aws.amazon.com/eks/latest/userguide/associate-service-account-role.html
const OF_ACCOUNTS = /^(eks\.amazonaws\.com\/role-arn|iam\.gke\.io\/gcp-service-account|azure\.workload\.identity\/(client|tenant)-id)$/;
// What is read on the workload: https://github.com/stakater/Reloader
const OF_WORKLOADS = /^(reloader\.stakater\.com\/|(secret|configmap)\.reloader\.stakater\.com\/|keel\.sh\/)/;
const NOT_OF_PODS = new RegExp(`${OF_ACCOUNTS.source}|${OF_WORKLOADS.source}`);

// What Traefik reads on a Service, and what on an Ingress.
const OF_SERVICES = /^traefik\.ingress\.kubernetes\.io\/service\./;
const OF_ROUTES = /^traefik\.ingress\.kubernetes\.io\/router\./;
const TRAEFIK = 'https://doc.traefik.io/traefik/v3.6/reference/routing-configuration/kubernetes/ingress/#on-service';

const FIELDS = ['annotations', 'labels'] as const;

function* onWorkload({ item, annotations, labels }: Pods): Iterable<Violation> {
  const template: Json = { annotations, labels };
  for (const { field, key, value } of entriesOf(item.metadata, OF_PODS)) {
    if (key in record(template[field])) continue;
    yield { item, at: `metadata.${field} '${key}'`, must: 'should be on the pods, in the metadata of the template: here nobody reads it', value };
  }
}

function* onPods({ item, annotations, labels }: Pods): Iterable<Violation> {
  for (const { field, key, value } of entriesOf({ annotations, labels }, NOT_OF_PODS)) {
    if (key in record(item.metadata[field])) continue;
    const place = OF_ACCOUNTS.test(key) ? 'on the ServiceAccount of the pods' : `in the metadata of the ${item.kind}`;
    yield { item, at: `template ${field} '${key}'`, must: `should be ${place}: here nobody reads it`, value };
  }
}

/** Annotations of a Service that are on the Ingress which leads to it, and the other way round. */
function* ofTraefik(cluster: Cluster): Iterable<Violation> {
  const routes = cluster.all('Ingress');
  for (const item of routes) {
    for (const { key, value } of annotationsOf(item, OF_SERVICES)) {
      // What is on both, a chart writes so.
      const without = servicesOf(cluster, item).find(service => !has(service, key));
      if (without) yield { item, at: `annotation '${key}'`, must: `should be on ${without.toString()}: on an Ingress Traefik does not read it`, value, source: TRAEFIK };
    }
  }
  for (const item of cluster.all('Service')) {
    for (const { key, value } of annotationsOf(item, OF_ROUTES)) {
      const without = routes.find(route => !has(route, key) && servicesOf(cluster, route).includes(item));
      if (without) yield { item, at: `annotation '${key}'`, must: `should be on ${without.toString()}: on a Service Traefik does not read it`, value, source: TRAEFIK };
    }
  }
}

const AZURE = 'azure.workload.identity';
const AZURE_LABEL = 'https://azure.github.io/azure-workload-identity/docs/topics/service-account-labels-and-annotations.html#pod';

/** Pods that have an identity of Azure by their ServiceAccount, and not the label by which the webhook knows them. */
function* ofAzure(cluster: Cluster): Iterable<Violation> {
  for (const item of cluster.all('ServiceAccount')) {
    if (!(`${AZURE}/client-id` in record(item.metadata.annotations)) && !(`${AZURE}/use` in record(item.metadata.labels))) continue;
    const own = cluster.podsIn(item.namespace).filter(({ spec }) => spec.serviceAccountName === item.name);
    if (own.some(({ labels }) => `${AZURE}/use` in labels)) continue;
    for (const pods of own) {
      // Who mounts such a token by itself needs no webhook.
      if (JSON.stringify(pods.spec.volumes ?? '').includes('AzureADTokenExchange')) continue;
      const must = `should have '${AZURE}/use' as the pods of ${item.toString()}: without it they get no token of Azure`;
      yield { item: pods.item, at: 'template labels', must, value: pods.labels, remedy: `add the label ${AZURE}/use: 'true' to the template`, source: AZURE_LABEL };
    }
  }
}

function servicesOf(cluster: Cluster, route: Item): Item[] {
  return backendsOf(route).flatMap(({ service, namespace }) => cluster.find('Service', namespace, service) ?? []);
}

function annotationsOf({ metadata }: Item, pattern: RegExp): Entry[] {
  return entriesOf({ annotations: metadata.annotations }, pattern);
}

function has({ metadata }: Item, annotation: string): boolean {
  return annotation in record(metadata.annotations);
}

interface Entry {
  readonly field: typeof FIELDS[number];
  readonly key: string;
  readonly value: unknown;
}

/** The annotations and labels whose keys match a pattern: of most objects none. */
function entriesOf(metadata: Json, pattern: RegExp): Entry[] {
  const found: Entry[] = [];
  for (const field of FIELDS) {
    const entries = record(metadata[field]);
    for (const key in entries) if (pattern.test(key)) found.push({ field, key, value: entries[key] });
  }
  return found;
}
