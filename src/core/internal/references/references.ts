import { isRecord, Json, list, podTemplateOf, record } from '../json';
import { ACCOUNT_TOKEN, OF_ACCOUNT, SECRET_OF } from '../labels';
import { isClusterScoped } from '../names';
import { customReferences } from './custom-references';
import { nginxReferences } from './nginx-references';
import { Add, Reference, ReferredKind } from './reference';
import { traefikReferences } from './traefik-references';

/** An object by what others refer to it by. */
export function idOf(kind: string, namespace: string | undefined, name: string): string {
  return `${kind} ${namespace ?? ''}/${name}`;
}

/** The groups of Kubernetes' own API, those of former times among them. */
const BUILT_IN = new Set([
  '', 'admissionregistration.k8s.io', 'apiextensions.k8s.io', 'apiregistration.k8s.io', 'apps', 'authentication.k8s.io', 'authorization.k8s.io', 'autoscaling',
  'batch', 'certificates.k8s.io', 'coordination.k8s.io', 'discovery.k8s.io', 'events.k8s.io', 'extensions', 'flowcontrol.apiserver.k8s.io',
  'networking.k8s.io', 'node.k8s.io', 'policy', 'rbac.authorization.k8s.io', 'resource.k8s.io', 'scheduling.k8s.io', 'storage.k8s.io',
]);

/** Whether a group of the API is one of Kubernetes' own. */
export function isBuiltIn(group: string): boolean {
  return BUILT_IN.has(group);
}

/** The group of an API version; empty for the core one. */
export function groupOf(apiVersion: unknown): string {
  const text = String(apiVersion);
  const slash = text.indexOf('/');
  return slash < 0 ? '' : text.slice(0, slash);
}

/** What an object is, and what it has a controller make, that others refer to: ids. A kind of somebody else's has its group after it. */
export function madeBy(json: Json, namespace: string | undefined): string[] {
  const { apiVersion, kind } = json;
  const spec = record(json.spec);
  const metadata = record(json.metadata);
  const own = String(metadata.name);
  const group = groupOf(apiVersion);
  const secrets = (...names: readonly unknown[]) => names.map(name => idOf('Secret', namespace, typeof name === 'string' ? name : own));
  const made = (): string[] => {
    switch (kind) {
      case 'ExternalSecret': return secrets(record(spec.target).name);
      // Whatever its template says of a name: https://github.com/bitnami/sealed-secrets/issues/1543
      case 'SealedSecret': return secrets(own);
      case 'Certificate': return secrets(spec.secretName);
      case 'VaultStaticSecret':
      case 'VaultDynamicSecret': return secrets(record(spec.destination).name);
      case 'SecretProviderClass': return secrets(...list(spec.secretObjects).map(({ secretName }) => secretName));
      case 'Ingress': return certificateByAnnotation(metadata) ? secrets(...list(spec.tls).map(({ secretName }) => secretName)) : [];
      case 'Gateway': return certificateByAnnotation(metadata) ? secrets(...list(spec.listeners).flatMap(certificatesOf)) : [];
      case 'StatefulSet': return claimsOf(spec, own).map(name => idOf('PersistentVolumeClaim', namespace, name));
      case 'Deployment':
      case 'Job': {
        const secret = record(metadata.annotations)[SECRET_OF];
        return typeof secret === 'string' ? secrets(secret) : [];
      }
      // https://prometheus-operator.dev/docs/api-reference/api/: the Services that govern their StatefulSets.
      case 'Prometheus':
      case 'Alertmanager':
      case 'ThanosRuler': return group === 'monitoring.coreos.com' ? [idOf('Service', namespace, `${GOVERNED[kind]}-operated`)] : [];
      case 'Service': return secrets(...Object.entries(record(metadata.annotations)).filter(([key]) => SERVING.test(key)).map(([, name]) => name));
      case 'SopsSecret': return secrets(...list(spec.secretTemplates).map(({ name }) => name));
      case 'InfisicalSecret': {
        const { secretName, secretNamespace } = record(spec.managedSecretReference);
        return [idOf('Secret', typeof secretNamespace === 'string' ? secretNamespace : namespace, String(secretName))];
      }
      case 'Cluster': return group === 'postgresql.cnpg.io' ? ofPostgres(spec, own).map(([made_, name]) => idOf(made_, namespace, name)) : [];
      default: return [];
    }
  };
  return [idOf(isBuiltIn(group) ? String(kind) : `${String(kind)}.${group}`, namespace, own), ...made()];
}

const GOVERNED = { Prometheus: 'prometheus', Alertmanager: 'alertmanager', ThanosRuler: 'thanos-ruler' };
// https://docs.openshift.com/container-platform/latest/security/certificates/service-serving-certificate.html
const SERVING = /^service\.(beta|alpha)\.openshift\.io\/serving-cert-secret-name$/;

// More than a cluster has; a number beyond is another rule's.
const MOST_REPLICAS = 1000;

/** The claims that a StatefulSet makes for its pods, by their names. */
function claimsOf({ replicas = 1, volumeClaimTemplates }: Json, name: string): string[] {
  const count = typeof replicas === 'number' && replicas >= 0 && replicas <= MOST_REPLICAS ? Math.floor(replicas) : 0;
  return list(volumeClaimTemplates).flatMap(({ metadata }) => Array.from({ length: count }, (_, index) => `${String(record(metadata).name)}-${name}-${index}`));
}

/** What CloudNativePG makes for a Cluster: https://cloudnative-pg.io/documentation/current/applications/, /service_management/ */
function ofPostgres(spec: Json, name: string): Array<readonly [kind: ReferredKind, name: string]> {
  const { bootstrap, enableSuperuserAccess, superuserSecret, managed, instances = 1, tablespaces } = spec;
  const { secret } = record(record(bootstrap).initdb);
  const { disabledDefaultServices: disabled, additional } = record(record(managed).services);
  const services = ['rw', 'ro', 'r'].filter(each => each === 'rw' || !(Array.isArray(disabled) && disabled.includes(each)));
  const more = list(additional).map(({ serviceTemplate }) => record(record(serviceTemplate).metadata).name);
  const claims = Array.from({ length: Math.min(Number(instances), MOST_REPLICAS) || 0 }, (_, index) => `${name}-${index + 1}`);
  return [
    ['ServiceAccount', name],
    ...[...services.map(each => `${name}-${each}`), ...more.map(String)].map(each => ['Service', each] as const),
    ...['ca', 'server', 'replication', ...secret === undefined ? ['app'] : [], ...enableSuperuserAccess === true && superuserSecret === undefined ? ['superuser'] : []]
      .map(each => ['Secret', `${name}-${each}`] as const),
    ...claims.flatMap(each => [each, `${each}-wal`, ...list(tablespaces).map(({ name: space }) => `${each}-tbs-${String(space)}`)]).map(each => ['PersistentVolumeClaim', each] as const),
    ['ConfigMap', 'cnpg-default-monitoring'],
  ];
}

/** cert-manager makes what a route with one of its annotations names: https://cert-manager.io/docs/usage/ingress/ */
export function certificateByAnnotation({ annotations }: Json): boolean {
  return Object.keys(record(annotations)).some(key => /^cert-manager\.io\/(cluster-)?issuer$/.test(key));
}

/** What an object refers to. What says `optional` is not among it. */
export function referencesOf(json: Json, own: string | undefined): Reference[] {
  const found: Reference[] = [];
  const add: Add = (kind, name, at, { keys = [], type = 'generic', namespace = own, awaited = true } = {}) => {
    if (typeof name !== 'string' || name === '') return;
    const inside = typeof namespace !== 'string' || isClusterScoped(kind.includes('.') ? kind.split('.', 1)[0] : kind) ? undefined : namespace;
    found.push({ kind, namespace: inside, name, keys: keys.filter(key => typeof key === 'string'), type, at, awaited });
  };
  const spec = record(json.spec);
  const pod = podSpec(json);
  if (pod) podReferences(pod, add);
  switch (json.kind) {
    case 'StatefulSet':
      add('Service', spec.serviceName, 'spec.serviceName', { awaited: false });
      for (const claim of list(spec.volumeClaimTemplates)) add('StorageClass', record(claim.spec).storageClassName, `volumeClaimTemplates '${String(record(claim.metadata).name)}'`);
      break;
    case 'PersistentVolumeClaim':
      // A volume that is bound by hand may be of a class that does not exist.
      if (spec.volumeName === undefined) add('StorageClass', spec.storageClassName, 'spec.storageClassName');
      break;
    case 'Ingress':
      ingressReferences(json, spec, add);
      break;
    case 'ServiceAccount':
      // OpenShift makes its own, and writes them there.
      for (const { name } of list(json.imagePullSecrets)) if (!OPENSHIFT.test(String(name))) add('Secret', name, 'imagePullSecrets', { type: 'docker-registry', awaited: false });
      break;
    case 'Secret':
      if (json.type === ACCOUNT_TOKEN) add('ServiceAccount', record(record(json.metadata).annotations)[OF_ACCOUNT], `annotation '${OF_ACCOUNT}'`, { awaited: false });
      break;
    case 'APIService':
      add('Service', record(spec.service).name, 'spec.service', { namespace: record(spec.service).namespace, awaited: false });
      break;
    case 'Gateway':
      gatewayReferences(json, spec, add);
      break;
    case 'HTTPRoute':
    case 'GRPCRoute':
    case 'TLSRoute':
    case 'TCPRoute':
    case 'UDPRoute':
      for (const [index, { backendRefs }] of list(spec.rules).entries()) routedServices(backendRefs, `rules[${index}]`, add);
      break;
    case 'IngressRoute':
    case 'IngressRouteTCP':
      for (const { match, services } of list(spec.routes)) routedServices(services, `route '${String(match)}'`, add);
      break;
    case 'L2Advertisement':
    case 'BGPAdvertisement':
      if (groupOf(json.apiVersion) === 'metallb.io' && Array.isArray(spec.ipAddressPools)) {
        for (const [index, pool] of spec.ipAddressPools.entries()) add('IPAddressPool.metallb.io', pool, `spec.ipAddressPools[${index}]`, { awaited: false });
      }
      break;
    case 'RoleBinding':
    case 'ClusterRoleBinding':
      bindingReferences(json, add);
      break;
    case 'ValidatingWebhookConfiguration':
    case 'MutatingWebhookConfiguration':
      for (const { name, clientConfig } of list(json.webhooks)) {
        const service = record(record(clientConfig).service);
        add('Service', service.name, `webhooks '${String(name)}'`, { namespace: service.namespace, awaited: false });
      }
      break;
  }
  traefikReferences(json, own, add);
  const group = groupOf(json.apiVersion);
  if (!isBuiltIn(group)) customReferences(json, group, add);
  return found;
}

const OPENSHIFT = /-dockercfg-[a-z0-9]{5}$/;

/** What routes of Traefik and the Gateway API lead to; what is no Service is theirs to find. */
function routedServices(backends: unknown, at: string, add: Add): void {
  for (const { kind = 'Service', name, namespace } of list(backends)) {
    // Traefik's own have a provider in their name: api@internal.
    if (kind === 'Service' && !String(name).includes('@')) add('Service', name, at, { awaited: false, ...namespace === undefined ? {} : { namespace } });
  }
}

function ingressReferences(json: Json, spec: Json, add: Add): void {
  add('IngressClass', spec.ingressClassName, 'spec.ingressClassName');
  if (!certificateByAnnotation(record(json.metadata))) {
    for (const [index, { secretName }] of list(spec.tls).entries()) add('Secret', secretName, `spec.tls[${index}]`, { type: 'tls' });
  }
  const { annotations } = record(json.metadata);
  if (annotations !== undefined) nginxReferences(record(annotations), add);
  const backend = (backend_: unknown, at: string) => {
    const { name, port } = record(record(backend_).service);
    // To AWS's controller such a name is an annotation's.
    if (record(port).name !== 'use-annotation') add('Service', name, at, { awaited: false });
  };
  backend(spec.defaultBackend, 'spec.defaultBackend');
  for (const { host, http } of list(spec.rules)) {
    for (const path of list(record(http).paths)) backend(path.backend, `rule '${String(host ?? '')}${String(path.path ?? '')}'`);
  }
}

/** The names of the Secrets of a listener, that cert-manager makes. */
function certificatesOf({ tls }: Json): unknown[] {
  return list(record(tls).certificateRefs).map(({ name }) => name);
}

function gatewayReferences(json: Json, spec: Json, add: Add): void {
  if (certificateByAnnotation(record(json.metadata))) return;
  for (const { name: listener, tls } of list(spec.listeners)) {
    for (const { kind = 'Secret', name, namespace } of list(record(tls).certificateRefs)) {
      if (kind === 'Secret') add('Secret', name, `listener '${String(listener)}'`, { type: 'tls', ...namespace === undefined ? {} : { namespace } });
    }
  }
}

function bindingReferences(json: Json, add: Add): void {
  const { kind, name } = record(json.roleRef);
  if (kind === 'Role' || kind === 'ClusterRole') add(kind, name, 'roleRef');
  for (const { kind: of, name: subject, namespace: said } of list(json.subjects)) {
    // Also by the name of its user: https://kubernetes.io/docs/reference/access-authn-authz/rbac/#referring-to-subjects
    const [, ofUser, account] = /^system:serviceaccount:([^:]+):([^:]+)$/.exec(of === 'User' ? String(subject) : '') ?? [];
    const namespace = ofUser ?? said;
    if (of === 'ServiceAccount' || account !== undefined) add('ServiceAccount', account ?? subject, 'subjects', { awaited: false, ...namespace === undefined ? {} : { namespace } });
  }
}

function podReferences(pod: Json, add: Add): void {
  // The older field is taken where the newer one is not there.
  add('ServiceAccount', pod.serviceAccountName ?? pod.serviceAccount, 'serviceAccountName');
  add('PriorityClass', pod.priorityClassName, 'priorityClassName');
  add('RuntimeClass', pod.runtimeClassName, 'runtimeClassName');
  // The kubelet pulls without one that is missing, so that only what needs it waits.
  for (const { name } of list(pod.imagePullSecrets)) add('Secret', name, 'imagePullSecrets', { type: 'docker-registry' });
  for (const container of list(pod.initContainers)) containerReferences(container, add);
  for (const container of list(pod.containers)) containerReferences(container, add);
  for (const volume of list(pod.volumes)) volumeReferences(volume, add);
}

function containerReferences({ name: container, env, envFrom }: Json, add: Add): void {
  for (const { name: variable, valueFrom } of list(env)) {
    if (valueFrom === undefined) continue;
    const at = `container '${String(container)}' env '${String(variable)}'`;
    const secret = required(record(valueFrom).secretKeyRef);
    if (secret) add('Secret', secret.name, at, { keys: [secret.key] });
    const configMap = required(record(valueFrom).configMapKeyRef);
    if (configMap) add('ConfigMap', configMap.name, at, { keys: [configMap.key] });
  }
  for (const { secretRef, configMapRef } of list(envFrom)) {
    const at = `container '${String(container)}' envFrom`;
    add('Secret', required(secretRef)?.name, at);
    add('ConfigMap', required(configMapRef)?.name, at);
  }
}

function volumeReferences({ name, persistentVolumeClaim, ephemeral, secret, configMap, projected, csi }: Json, add: Add): void {
  const at = `volume '${String(name)}'`;
  if (persistentVolumeClaim !== undefined) add('PersistentVolumeClaim', record(persistentVolumeClaim).claimName, at);
  if (ephemeral !== undefined) add('StorageClass', record(record(record(ephemeral).volumeClaimTemplate).spec).storageClassName, at);
  const files = (kind: 'Secret' | 'ConfigMap', source: unknown, nameField = 'name') => {
    const reference = required(source);
    if (reference) add(kind, reference[nameField], at, { keys: keysOf(reference.items) });
  };
  // https://secrets-store-csi-driver.sigs.k8s.io/getting-started/usage
  if (csi !== undefined) add('SecretProviderClass.secrets-store.csi.x-k8s.io', record(record(csi).volumeAttributes).secretProviderClass, at);
  files('Secret', secret, 'secretName');
  files('ConfigMap', configMap);
  for (const source of list(record(projected).sources)) {
    files('Secret', source.secret);
    files('ConfigMap', source.configMap);
  }
}

/** A reference, unless it says that it may lead nowhere. */
function required(reference: unknown): Json | undefined {
  return isRecord(reference) && reference.optional !== true ? reference : undefined;
}

function keysOf(items: unknown): unknown[] {
  return list(items).map(({ key }) => key);
}

/** The pod that an object is, or makes. */
function podSpec(json: Json): Json | undefined {
  const pod = json.kind === 'Pod' ? json.spec : podTemplateOf(json)?.spec;
  return isRecord(pod) ? pod : undefined;
}
