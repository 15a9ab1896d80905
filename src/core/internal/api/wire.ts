import { k8s } from 'cdk8s-plus-27';
import { Newer, Same } from './newer';

/**
 * A generated `k8s.*` interface as it is on the wire: quantities and int-or-strings are plain values, keys have the API's spelling, and fields newer
 * than the interfaces are known. A manifest literal of this type reads like its YAML.
 */
export type Wire<T> = T extends unknown ? WireOne<T> : never;

type WireOne<T> =
  IsAny<T> extends true ? T :
    IsValue<T> extends true ? string | number :
      T extends Date ? string :
        T extends ReadonlyArray<infer Item> ? Array<Wire<Item>> :
          T extends object ? WireObject<T> & Newer<T> :
            T;

// Of a PodFailurePolicyRule, 1.27 required what is an alternative since.
type WireObject<T> = Same<T, k8s.PodFailurePolicyRule> extends true ? Partial<WireFields<T>> : WireFields<T>;

type WireFields<T> = { [K in keyof T as WireKey<K, T>]: Wire<T[K]> };

// What has a `value` and nothing else that is required. (`k8s.Quantity` and `k8s.IntOrString` are alike.)
type IsValue<T> = [T, k8s.Quantity] extends [k8s.Quantity, T] ? true : false;

type IsAny<T> = 0 extends 1 & T ? true : false;

/** What the generator of the interfaces changed: its camel case, and the API's spelling. */
export interface WireKeys {
  targetCpuUtilizationPercentage: 'targetCPUUtilizationPercentage';
  externalId: 'externalID';
  podCidr: 'podCIDR';
  podCidRs: 'podCIDRs';
  providerId: 'providerID';
  scaleIo: 'scaleIO';
  hostIpc: 'hostIPC';
  hostPid: 'hostPID';
  setHostnameAsFqdn: 'setHostnameAsFQDN';
  clusterIp: 'clusterIP';
  loadBalancerIp: 'loadBalancerIP';
  nonResourceUrLs: 'nonResourceURLs';
  insecureSkipTlsVerify: 'insecureSkipTLSVerify';
  volumeId: 'volumeID';
  diskUri: 'diskURI';
  targetWwNs: 'targetWWNs';
  datasetUuid: 'datasetUUID';
  pdId: 'pdID';
  storagePolicyId: 'storagePolicyID';
  downwardApi: 'downwardAPI';
  clientIp: 'clientIP';
  nodeId: 'nodeID';
  hostIp: 'hostIP';
  openApiv3Schema: 'openAPIV3Schema';
  ref: '$ref';
  xKubernetesEmbeddedResource: 'x-kubernetes-embedded-resource';
  xKubernetesIntOrString: 'x-kubernetes-int-or-string';
  xKubernetesListMapKeys: 'x-kubernetes-list-map-keys';
  xKubernetesListType: 'x-kubernetes-list-type';
  xKubernetesMapType: 'x-kubernetes-map-type';
  xKubernetesPreserveUnknownFields: 'x-kubernetes-preserve-unknown-fields';
  xKubernetesValidations: 'x-kubernetes-validations';
}

// `schema` is `$schema` in a JSON schema, and itself in a CustomResourceDefinition's version.
type WireKey<K extends PropertyKey, T> =
  K extends 'schema' ? (T extends k8s.CustomResourceDefinitionVersion ? K : '$schema') :
    K extends keyof WireKeys ? WireKeys[K] : K;
