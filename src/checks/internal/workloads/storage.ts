import { Json, list, record } from '../../../core/internal/json';
import { memo } from '../../../core/internal/memo';
import { Cluster } from '../cluster';
import { Item } from '../item';
import { Pods } from '../pods';

/** A claim that an object is, or has made for its pods. */
export interface Claim {
  readonly item: Item;
  readonly spec: Json;
  /** The name of its class; undefined where the default one is meant. */
  readonly className: unknown;
  /** Where in the object it is. */
  readonly at: string;
  /** The volume of the program that it is for. */
  readonly volume?: Item;
}

/** All claims of a cluster: by themselves, of StatefulSets, and of volumes that are gone with their pod. */
export const claimsOf = memo((cluster: Cluster): readonly Claim[] => [
  ...cluster.all('PersistentVolumeClaim').map((item): Claim => ({ item, spec: item.spec, className: classNameOf(item.json), at: 'spec', volume: volumeOf(cluster, item) })),
  ...cluster.all('StatefulSet').flatMap(item => list(item.spec.volumeClaimTemplates).map((json): Claim =>
    ({ item, spec: record(json.spec), className: classNameOf(json), at: `volumeClaimTemplates '${String(record(json.metadata).name)}'` }))),
  ...cluster.pods.flatMap(ephemeralClaims),
]);

/** The claims that are made with each pod, and gone with it. */
export function ephemeralClaims({ item, spec }: Pods): Claim[] {
  return list(spec.volumes).filter(({ ephemeral }) => ephemeral !== undefined).map(({ name, ephemeral }) => {
    const template = record(record(ephemeral).volumeClaimTemplate);
    return { item, spec: record(template.spec), className: classNameOf(template), at: `volume '${String(name)}'` };
  });
}

/** The name of the class of a claim, or of a volume: in its field, or in the annotation of former times. */
export function classNameOf({ spec, metadata }: Json): unknown {
  return record(spec).storageClassName ?? record(record(metadata).annotations)['volume.beta.kubernetes.io/storage-class'];
}

/** The StorageClass of a name, where it is the program's; without one, the default class. */
export function classOf(cluster: Cluster, name: unknown): Item | undefined {
  return typeof name === 'string'
    ? cluster.find('StorageClass', undefined, name)
    : cluster.all('StorageClass').find(({ metadata }) => String(record(metadata.annotations)['storageclass.kubernetes.io/is-default-class']) === 'true');
}

/** The volume of the program that a claim names, or that is kept for it. */
export function volumeOf(cluster: Cluster, { name, namespace, spec }: Pick<Item, 'name' | 'namespace' | 'spec'>): Item | undefined {
  if (typeof spec.volumeName === 'string') return cluster.find('PersistentVolume', undefined, spec.volumeName);
  return cluster.all('PersistentVolume').find(volume => {
    const claim = record(volume.spec.claimRef);
    return claim.name === name && claim.namespace === namespace;
  });
}

// Disks of one machine at a time, with a file system of their own: what these drivers say of themselves.
const DISKS = new Set([
  'ebs.csi.aws.com', 'kubernetes.io/aws-ebs', 'pd.csi.storage.gke.io', 'kubernetes.io/gce-pd', 'disk.csi.azure.com', 'kubernetes.io/azure-disk',
  'cinder.csi.openstack.org', 'kubernetes.io/cinder', 'csi.hetzner.cloud', 'dobs.csi.digitalocean.com', 'linodebs.csi.linode.com', 'block.csi.vultr.com',
  'topolvm.io', 'topolvm.cybozu.com', 'diskplugin.csi.alibabacloud.com', 'blockvolume.csi.oraclecloud.com',
]);

/** Whether a class is of disks that one node at a time has: https://kubernetes.io/docs/concepts/storage/persistent-volumes/#access-modes */
export function isOfDisks({ json }: Item): boolean {
  const provisioner = String(json.provisioner);
  return DISKS.has(provisioner) || provisioner === 'rbd.csi.ceph.com' || provisioner.endsWith('.rbd.csi.ceph.com');
}

/** The access modes of a claim or a volume. */
export function modesOf({ accessModes }: Json): string[] {
  return Array.isArray(accessModes) ? accessModes.map(String) : [];
}
