/** Where the resources that roles and webhooks are mostly about are: `kubectl api-resources`. */
export const GROUPS: Readonly<Record<string, readonly string[]>> = {
  pods: ['', 'metrics.k8s.io'],
  services: [''],
  configmaps: [''],
  secrets: [''],
  namespaces: [''],
  serviceaccounts: [''],
  persistentvolumeclaims: [''],
  persistentvolumes: [''],
  deployments: ['apps'],
  statefulsets: ['apps'],
  daemonsets: ['apps'],
  replicasets: ['apps'],
  jobs: ['batch'],
  cronjobs: ['batch'],
  ingresses: ['networking.k8s.io'],
  ingressclasses: ['networking.k8s.io'],
  networkpolicies: ['networking.k8s.io'],
  roles: ['rbac.authorization.k8s.io'],
  rolebindings: ['rbac.authorization.k8s.io'],
  horizontalpodautoscalers: ['autoscaling'],
  poddisruptionbudgets: ['policy'],
  leases: ['coordination.k8s.io'],
};

/** Resources that are of no namespace; a Namespace itself is also looked for in its own. */
export const OF_NO_NAMESPACE: ReadonlySet<string> = new Set([
  'nodes', 'persistentvolumes', 'storageclasses', 'ingressclasses', 'priorityclasses', 'clusterroles', 'clusterrolebindings', 'customresourcedefinitions',
  'validatingwebhookconfigurations', 'mutatingwebhookconfigurations', 'apiservices', 'csidrivers', 'csinodes', 'volumeattachments',
]);
