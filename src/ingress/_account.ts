import { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { Wire } from '../core/internal/api/wire';
import { MANAGER } from '../core/internal/labels';
import { manifest } from '../core/internal/objects/manifest';

/** What a program may do by the API server. */
export interface Rights {
  /** In its own namespace. */
  readonly own?: Array<Wire<k8s.PolicyRule>>;
  /** In all of them, and with what none holds. */
  readonly cluster?: Array<Wire<k8s.PolicyRule>>;
  /** In others, by their names. */
  readonly elsewhere?: Readonly<Record<string, Array<Wire<k8s.PolicyRule>>>>;
}

const RBAC = 'rbac.authorization.k8s.io';

/** Adds a ServiceAccount with its rights, all of one name. Its pods ask for the token themselves. */
export function account(scope: Construct, name: string, namespace: string, { own, cluster, elsewhere = {} }: Rights): void {
  const labels = { 'app.kubernetes.io/managed-by': MANAGER };
  const subjects = [{ kind: 'ServiceAccount', name, namespace }];
  manifest<k8s.KubeServiceAccountProps>(scope, `ServiceAccount ${name}`, 'v1', { metadata: { name, labels }, automountServiceAccountToken: false });
  const places = { ...own ? { [namespace]: own } : {}, ...elsewhere };
  for (const [place, rules] of Object.entries(places)) {
    const metadata = place === namespace ? { name, labels } : { name: `${namespace}-${name}`, namespace: place, labels };
    manifest<k8s.KubeRoleProps>(scope, `Role ${place}/${name}`, `${RBAC}/v1`, { metadata, rules });
    manifest<k8s.KubeRoleBindingProps>(scope, `RoleBinding ${place}/${name}`, `${RBAC}/v1`, { metadata, roleRef: { apiGroup: RBAC, kind: 'Role', name: metadata.name }, subjects });
  }
  if (cluster) {
    // Nothing of the namespace is in the name of what no namespace holds, unless it is put there.
    const metadata = { name: `${namespace}:${name}`, labels };
    manifest<k8s.KubeClusterRoleProps>(scope, `ClusterRole ${name}`, `${RBAC}/v1`, { metadata, rules: cluster });
    manifest<k8s.KubeClusterRoleBindingProps>(scope, `ClusterRoleBinding ${name}`, `${RBAC}/v1`, { metadata, roleRef: { apiGroup: RBAC, kind: 'ClusterRole', name: metadata.name }, subjects });
  }
}
