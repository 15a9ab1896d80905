import { ApiObject, Chart } from 'cdk8s';
import { IConstruct } from 'constructs';

const SILENT = new Set(['Default', 'Resource']);

/** The name of a construct's objects: the ids from the nearest Chart down, joined by `-`. Never cut, never hashed: rules refuse what does not fit. */
export function nameOf(scope: IConstruct): string {
  const chart = Chart.of(scope);
  return scope.node.scopes
    .slice(chart.node.scopes.length)
    .map(({ node }) => node.id)
    .filter(id => !SILENT.has(id))
    .join('-');
}

/** The namespace that a construct's objects are in; undefined leaves it to whoever applies them. */
export function namespaceOf(scope: IConstruct): string | undefined {
  return Chart.of(scope).namespace;
}

/** The host name of a Service. Without a namespace, it is the caller's. */
export function serviceHost(name: string, namespace: string | undefined): string {
  return namespace === undefined ? name : `${name}.${namespace}.svc`;
}

/** Whether a host stands for any one below a domain. */
export function isWildcard(host: string): boolean {
  return host.startsWith('*.');
}

/** The whole name of a host that routes are for; one that needs a domain that is missing is left as it is, for a rule to refuse. */
export function wholeHost(host: string, domain: string | undefined): string {
  return host.includes('.') || domain === undefined ? host : `${host}.${domain}`;
}

const CLUSTER_SCOPED = new Set([
  'Namespace', 'CustomResourceDefinition', 'ClusterRole', 'ClusterRoleBinding', 'PersistentVolume', 'StorageClass', 'CSIDriver', 'IngressClass', 'PriorityClass',
  'RuntimeClass', 'APIService', 'ValidatingWebhookConfiguration', 'MutatingWebhookConfiguration', 'ValidatingAdmissionPolicy', 'ValidatingAdmissionPolicyBinding',
  'MutatingAdmissionPolicy', 'MutatingAdmissionPolicyBinding', 'VolumeAttributesClass', 'VolumeAttachment', 'VolumeSnapshotClass', 'VolumeSnapshotContent', 'CSINode', 'DeviceClass', 'DeviceTaintRule', 'ResourceSlice', 'Node',
  'FlowSchema', 'PriorityLevelConfiguration', 'ServiceCIDR', 'IPAddress', 'GatewayClass', 'ClusterIssuer', 'ClusterSecretStore', 'ClusterExternalSecret', 'ClusterTriggerAuthentication', 'ClusterImageCatalog', 'CertificateSigningRequest', 'ClusterTrustBundle',
]);

/** The namespace of an object. cdk8s gives that of its Chart also to kinds that none holds. */
export function namespaceOfObject({ kind, metadata }: ApiObject): string | undefined {
  return isClusterScoped(kind) ? undefined : metadata.namespace;
}

/** Whether no namespace holds objects of a kind. */
export function isClusterScoped(kind: string): boolean {
  return CLUSTER_SCOPED.has(kind);
}

/** How a program names an object, in messages: `Service shop/web`. */
export function objectName(object: ApiObject): string {
  const namespace = namespaceOfObject(object);
  return `${object.kind} ${namespace === undefined ? '' : `${namespace}/`}${object.name}`;
}

const CLAIM = 'cdk8s-blueprints:name';

/** Says that a construct is a blueprint of a name, which no other in its namespace may have: the name is its pods' selector. */
export function claimName(scope: IConstruct, name: string): void {
  scope.node.addMetadata(CLAIM, name);
}

/** The name that a construct claimed; undefined where it is no blueprint. */
export function claimedName(scope: IConstruct): string | undefined {
  return scope.node.metadata.find(({ type }) => type === CLAIM)?.data;
}
