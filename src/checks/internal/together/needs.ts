import { VALUES } from '../../../core/internal/api/values';
import { isRecord, Json } from '../../../core/internal/json';
import { PartRule, PartWrong } from './parts';
import { isGiven } from './wrong';

const NONE: readonly PartWrong[] = [];

// What an object of a type must have, by the paths of its fields; after `?` what is within is asked for only where there is something. The API server takes an
// empty text and an empty list for none.

const NEEDS: Readonly<Record<string, readonly string[]>> = {
  APIServiceSpec: ['version', 'groupPriorityMinimum', 'versionPriority'],
  AppArmorProfile: ['type'],
  AuditAnnotation: ['key', 'valueExpression'],
  AWSElasticBlockStoreVolumeSource: ['volumeID'],
  AzureDiskVolumeSource: ['diskName', 'diskURI'],
  AzureFilePersistentVolumeSource: ['secretName', 'shareName'],
  AzureFileVolumeSource: ['secretName', 'shareName'],
  CELDeviceSelector: ['expression'],
  CephFSPersistentVolumeSource: ['monitors'],
  CephFSVolumeSource: ['monitors'],
  CertificateSigningRequestSpec: ['request', 'signerName', 'usages'],
  CinderPersistentVolumeSource: ['volumeID'],
  CinderVolumeSource: ['volumeID'],
  ClusterRoleBinding: ['roleRef.kind', 'roleRef.name'],
  ConfigMapEnvSource: ['name'],
  ConfigMapKeySelector: ['name', 'key'],
  ConfigMapProjection: ['name'],
  ConfigMapVolumeSource: ['name'],
  Container: ['name', 'image'],
  ContainerPort: ['containerPort'],
  ContainerResizePolicy: ['resourceName', 'restartPolicy'],
  ControllerRevision: ['data'],
  CronJob: ['spec.schedule', 'spec.jobTemplate'],
  CSIPersistentVolumeSource: ['driver', 'volumeHandle'],
  CSIVolumeSource: ['driver'],
  CustomResourceColumnDefinition: ['name', 'type', 'jsonPath'],
  CustomResourceDefinitionNames: ['plural', 'kind'],
  CustomResourceDefinitionSpec: ['group', 'scope', 'names', 'versions'],
  CustomResourceDefinitionVersion: ['name'],
  CustomResourceSubresourceScale: ['specReplicasPath', 'statusReplicasPath'],
  DaemonSet: ['spec.selector', 'spec.template'],
  Deployment: ['spec.selector', 'spec.template'],
  DeviceClaimConfiguration: ['opaque'],
  DeviceClassConfiguration: ['opaque'],
  DeviceRequest: ['name'],
  DeviceSelector: ['cel'],
  DeviceSubRequest: ['name', 'deviceClassName'],
  DownwardAPIVolumeFile: ['path', 'resourceFieldRef?.containerName'],
  Endpoint: ['addresses'],
  EndpointAddress: ['ip'],
  EndpointSlice: ['addressType'],
  EnvVar: ['name'],
  EphemeralVolumeSource: ['volumeClaimTemplate'],
  ExactDeviceRequest: ['deviceClassName'],
  FlexPersistentVolumeSource: ['driver'],
  FlexVolumeSource: ['driver'],
  GCEPersistentDiskVolumeSource: ['pdName'],
  GitRepoVolumeSource: ['repository'],
  GlusterfsPersistentVolumeSource: ['endpoints', 'path'],
  GlusterfsVolumeSource: ['endpoints', 'path'],
  GRPCAction: ['port'],
  HorizontalPodAutoscaler: ['spec.scaleTargetRef.kind', 'spec.scaleTargetRef.name', 'spec.maxReplicas'],
  HostPathVolumeSource: ['path'],
  HTTPGetAction: ['port'],
  HTTPIngressPath: ['pathType', 'backend'],
  HTTPIngressRuleValue: ['paths'],
  ImageVolumeSource: ['reference'],
  IPBlock: ['cidr'],
  ISCSIPersistentVolumeSource: ['targetPortal', 'iqn'],
  ISCSIVolumeSource: ['targetPortal', 'iqn'],
  Job: ['spec.template'],
  KeyToPath: ['key', 'path'],
  LabelSelectorRequirement: ['key', 'operator'],
  LimitRangeItem: ['type'],
  LocalVolumeSource: ['path'],
  MatchCondition: ['name', 'expression'],
  MutatingWebhook: ['clientConfig', 'sideEffects', 'admissionReviewVersions'],
  NamedRuleWithOperations: ['operations', 'apiGroups', 'apiVersions', 'resources'],
  NetworkPolicy: ['spec'],
  NFSVolumeSource: ['server', 'path'],
  NodeSelector: ['nodeSelectorTerms'],
  ObjectFieldSelector: ['fieldPath'],
  OpaqueDeviceConfiguration: ['driver', 'parameters'],
  ParamKind: ['apiVersion', 'kind'],
  ParamRef: ['parameterNotFoundAction'],
  PersistentVolume: ['spec.accessModes', 'spec.capacity.storage'],
  PersistentVolumeClaim: ['spec.accessModes', 'spec.resources.requests.storage'],
  PersistentVolumeClaimTemplate: ['spec.accessModes', 'spec.resources.requests.storage'],
  Pod: ['spec.containers'],
  PodAffinityTerm: ['topologyKey'],
  PodOS: ['name'],
  PodResourceClaim: ['name'],
  PodTemplateSpec: ['spec.containers'],
  PolicyRule: ['verbs'],
  PortworxVolumeSource: ['volumeID'],
  RBDPersistentVolumeSource: ['monitors', 'image'],
  RBDVolumeSource: ['monitors', 'image'],
  ReplicaSet: ['spec.selector'],
  ReplicationControllerSpec: ['template'],
  ResourceFieldSelector: ['resource'],
  RoleBinding: ['roleRef.kind', 'roleRef.name'],
  RuleWithOperations: ['operations', 'apiGroups', 'apiVersions', 'resources'],
  RuntimeClass: ['handler'],
  ScopedResourceSelectorRequirement: ['scopeName', 'operator'],
  SeccompProfile: ['type'],
  SecretEnvSource: ['name'],
  SecretKeySelector: ['name', 'key'],
  SecretProjection: ['name'],
  SecretVolumeSource: ['secretName'],
  SelectableField: ['jsonPath'],
  ServiceAccountTokenProjection: ['path'],
  ServicePort: ['port'],
  ServiceReference: ['name', 'namespace'],
  StatefulSet: ['spec.selector', 'spec.template'],
  StorageClass: ['provisioner'],
  Subject: ['kind', 'name'],
  Taint: ['key', 'effect'],
  TCPSocketAction: ['port'],
  TopologySelectorLabelRequirement: ['key', 'values'],
  TopologySpreadConstraint: ['maxSkew', 'topologyKey', 'whenUnsatisfiable'],
  ValidatingAdmissionPolicyBindingSpec: ['policyName', 'validationActions'],
  ValidatingAdmissionPolicySpec: ['matchConstraints', 'matchConstraints?.resourceRules'],
  ValidatingWebhook: ['clientConfig', 'sideEffects', 'admissionReviewVersions'],
  Validation: ['expression'],
  Variable: ['name', 'expression'],
  VolumeAttributesClass: ['driverName', 'parameters'],
  VolumeMount: ['name', 'mountPath'],
  VolumeNodeAffinity: ['required'],
  VsphereVirtualDiskVolumeSource: ['volumePath'],
  WebhookConversion: ['clientConfig', 'conversionReviewVersions'],
  WeightedPodAffinityTerm: ['weight'],
};

/** A field of a path. Where it is optional, what it holds is asked for only where it is there. */
interface Step {
  readonly name: string;
  readonly isOptional: boolean;
}

/** What objects lack, by the types of their parts. */
export const LACKS: Readonly<Record<string, PartRule>> = Object.fromEntries(Object.entries(NEEDS).map(([type, fields]): [string, PartRule] => {
  const paths = fields.map(field => field.split('.').map((step): Step => ({ name: step.replace('?', ''), isOptional: step.endsWith('?') })));
  return [type, (part, minor) => {
    if (paths.every(path => !isLeftOut(type, part, path, minor))) return NONE;
    const missing = paths.filter(path => isLeftOut(type, part, path, minor));
    return missing.map(path => missingAt(path.map(({ name }) => name).join('.')));
  }];
}));

function isLeftOut(type: string, part: Json, path: readonly Step[], minor: number): boolean {
  let at: unknown = part;
  for (const { name, isOptional } of path) {
    at = isRecord(at) ? at[name] : undefined;
    if (isOptional && !isGiven(at)) return false;
  }
  if (at !== '' && !(Array.isArray(at) && at.length === 0)) return !isGiven(at);
  // Of what is empty, a rule for the field may have said so.
  const key = `${type}.${path[0].name}`;
  return path.length > 1 || !Object.hasOwn(VALUES, key) || VALUES[key](at, minor) === undefined;
}

/** That a field is not there. */
export function missingAt(at: string): PartWrong {
  return { at, must: 'must be there', value: 'nothing', isMissing: true };
}
