import { Json, list, record } from '../../core/internal/json';
import { memo } from '../../core/internal/memo';
import { Cluster } from './cluster';
import { Item } from './item';
import { Pods } from './pods';

/** A claim that an object is, or has made for its pods. */
export interface Claim {
  readonly item: Item;
  readonly spec: Json;
  /** Where in the object it is. */
  readonly at: string;
  /** The pods that each have one; undefined of a claim by itself. */
  readonly pods?: Pods;
}

/** All claims of a cluster: by themselves, of StatefulSets, and of volumes that are gone with their pod. */
export const claimsOf = memo((cluster: Cluster): readonly Claim[] => [
  ...cluster.all('PersistentVolumeClaim').map((item): Claim => ({ item, spec: item.spec, at: 'spec' })),
  ...cluster.all('StatefulSet').flatMap(item => list(item.spec.volumeClaimTemplates).map(({ metadata, spec }): Claim =>
    ({ item, spec: record(spec), at: `volumeClaimTemplates '${String(record(metadata).name)}'`, pods: cluster.podsOf(item) }))),
  ...cluster.pods.flatMap(pods => ephemeralClaims(pods)),
]);

/** The claims that are made with each pod, and gone with it. */
export function ephemeralClaims(pods: Pods): Claim[] {
  return list(pods.spec.volumes).filter(({ ephemeral }) => ephemeral !== undefined).map(({ name, ephemeral }) =>
    ({ item: pods.item, spec: record(record(record(ephemeral).volumeClaimTemplate).spec), at: `volume '${String(name)}'`, pods }));
}

/** The StorageClass of a claim, where it is the program's; one that names none is of the default class. */
export function classOf(cluster: Cluster, { storageClassName }: Json): Item | undefined {
  return typeof storageClassName === 'string'
    ? cluster.find('StorageClass', undefined, storageClassName)
    : cluster.all('StorageClass').find(({ metadata }) => String(record(metadata.annotations)['storageclass.kubernetes.io/is-default-class']) === 'true');
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
