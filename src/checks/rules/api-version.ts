import { schema } from '../../core/internal/api/schema';
import { Item } from '../internal/item';
import { Rule, Violation } from '../internal/rule';

export const rule: Rule = {
  id: 'api-version',
  severity: 'error',
  title: 'The target version of Kubernetes serves the version of each kind.',
  why: 'The API server does not know the kind in that version, and refuses the object.',
  source: 'https://kubernetes.io/docs/reference/using-api/deprecation-guide/',
  remedy: 'write the version that the target serves, or change the target version of the Platform',
  alone: true,
  * check(cluster) {
    const { minor } = cluster.setting;
    for (const item of cluster.items) {
      const wrong = !item.builtIn ? undefined : notServed(item, minor);
      if (wrong) yield { item, at: 'apiVersion', value: item.apiVersion, ...wrong };
    }
  },
};

// Which release no longer has it, and what is in its place: the deprecation guide.
const REMOVED: Readonly<Record<string, string>> = {
  'extensions/v1beta1': 'gone since 1.22 at the latest; apps/v1, networking.k8s.io/v1 and policy/v1 have its kinds',
  'apps/v1beta1': 'gone since 1.16; apps/v1 has its kinds',
  'apps/v1beta2': 'gone since 1.16; apps/v1 has its kinds',
  'networking.k8s.io/v1beta1': 'gone since 1.22; networking.k8s.io/v1 has its kinds',
  'rbac.authorization.k8s.io/v1beta1': 'gone since 1.22; rbac.authorization.k8s.io/v1 has its kinds',
  'apiextensions.k8s.io/v1beta1': 'gone since 1.22; apiextensions.k8s.io/v1 has its kinds',
  'admissionregistration.k8s.io/v1beta1': 'gone since 1.22 for webhooks; admissionregistration.k8s.io/v1 has them',
  'apiregistration.k8s.io/v1beta1': 'gone since 1.22; apiregistration.k8s.io/v1 has its kinds',
  'certificates.k8s.io/v1beta1': 'gone since 1.22; certificates.k8s.io/v1 has its kinds',
  'coordination.k8s.io/v1beta1': 'gone since 1.22; coordination.k8s.io/v1 has its kinds',
  'scheduling.k8s.io/v1beta1': 'gone since 1.22; scheduling.k8s.io/v1 has its kinds',
  'batch/v1beta1': 'gone since 1.25; batch/v1 has its kinds',
  'discovery.k8s.io/v1beta1': 'gone since 1.25; discovery.k8s.io/v1 has its kinds',
  'events.k8s.io/v1beta1': 'gone since 1.25; events.k8s.io/v1 has its kinds',
  'policy/v1beta1': 'gone since 1.25; policy/v1 has budgets, and Pod Security is in place of PodSecurityPolicy',
  'node.k8s.io/v1beta1': 'gone since 1.25; node.k8s.io/v1 has its kinds',
  'autoscaling/v2beta1': 'gone since 1.25; autoscaling/v2 has its kinds',
  'autoscaling/v2beta2': 'gone since 1.26; autoscaling/v2 has its kinds',
  'flowcontrol.apiserver.k8s.io/v1beta1': 'gone since 1.26; flowcontrol.apiserver.k8s.io/v1 has its kinds',
  'flowcontrol.apiserver.k8s.io/v1beta2': 'gone since 1.29; flowcontrol.apiserver.k8s.io/v1 has its kinds',
  'flowcontrol.apiserver.k8s.io/v1beta3': 'gone since 1.32; flowcontrol.apiserver.k8s.io/v1 has its kinds',
};

// Kinds that are served, and whose fields are not held against anything here.
const OF_API: Readonly<Record<string, readonly string[]>> = {
  'flowcontrol.apiserver.k8s.io/v1': ['FlowSchema', 'PriorityLevelConfiguration'],
  'events.k8s.io/v1': ['Event'],
  'authentication.k8s.io/v1': ['TokenReview', 'SelfSubjectReview'],
  'authorization.k8s.io/v1': ['SubjectAccessReview', 'LocalSubjectAccessReview', 'SelfSubjectAccessReview', 'SelfSubjectRulesReview'],
};
// Kinds that a version has since, which once had others.
const NEWER = /^(certificates\.k8s\.io\/v1beta1 (ClusterTrustBundle|PodCertificateRequest)|coordination\.k8s\.io\/v1beta1 LeaseCandidate|admissionregistration\.k8s\.io\/v1beta1 (Mutating|Validating)AdmissionPolicy(Binding)?|networking\.k8s\.io\/v1beta1 (IPAddress|ServiceCIDR))$/;

const STORAGE = new Set(['StorageClass', 'CSIDriver', 'CSINode', 'VolumeAttachment', 'CSIStorageCapacity']);

/** Beta versions that were on by default until then. */
const GONE_SINCE: Readonly<Record<string, number>> = { 'flowcontrol.apiserver.k8s.io/v1beta2': 29, 'flowcontrol.apiserver.k8s.io/v1beta3': 32 };

function notServed({ apiVersion, kind }: Item, minor: number): Pick<Violation, 'must' | 'severity' | 'remedy'> | undefined {
  const served = schema().served(apiVersion, kind);
  if (served) {
    if (minor < served.since) return { must: `must be served by Kubernetes 1.${minor}, which gets ${kind} with 1.${served.since}: it is refused` };
    if (minor > served.until) return { must: `must be served by Kubernetes 1.${minor}, which lost ${kind} after 1.${served.until}: it is refused` };
    return undefined;
  }
  if (kind === 'List' || (OF_API[apiVersion] ?? []).includes(kind) || minor < (GONE_SINCE[apiVersion] ?? 0)) return undefined;
  const removed = STORAGE.has(kind) && apiVersion === 'storage.k8s.io/v1beta1' ? 'gone since 1.27 at the latest; storage.k8s.io/v1 has its kinds' : NEWER.test(`${apiVersion} ${kind}`) ? undefined : REMOVED[apiVersion];
  if (removed !== undefined) return { must: `must be served by Kubernetes 1.${minor}: ${apiVersion} is ${removed}`, remedy: 'write the version that has the kind' };
  if (/v\d+(alpha|beta)\d+$/.test(apiVersion)) {
    return { must: `should be a version that is on by default: ${apiVersion} has to be enabled at the API server`, severity: 'warning', remedy: 'use a stable version, or enable it' };
  }
  return { must: `must be a version that has the kind ${kind}: it is refused`, remedy: 'correct the version or the kind' };
}
