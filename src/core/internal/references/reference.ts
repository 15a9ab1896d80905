/** Kinds of Traefik's that others refer to, as others name them: with the group. */
export type TraefikKind =
  | 'Middleware.traefik.io' | 'MiddlewareTCP.traefik.io' | 'TLSOption.traefik.io' | 'ServersTransport.traefik.io' | 'ServersTransportTCP.traefik.io' | 'TraefikService.traefik.io';

/** A kind that others refer to by its name. */
export type ReferredKind =
  | 'Secret' | 'ConfigMap' | 'PersistentVolumeClaim' | 'ServiceAccount' | 'Service' | 'Role' | 'ClusterRole'
  | 'StorageClass' | 'PriorityClass' | 'RuntimeClass' | 'IngressClass'
  | OperatorKind;

/** A kind that is not one of Kubernetes' own, with its group. */
export type OperatorKind = `${string}.${string}`;

/** What an object says that another one is there. */
export interface Reference {
  readonly kind: ReferredKind;
  readonly namespace?: string;
  readonly name: string;
  readonly keys: readonly string[];
  /** How kubectl creates such a Secret; `htpasswd` is a generic one whose key `users` has lines of that program. */
  readonly type: 'generic' | 'tls' | 'docker-registry' | 'htpasswd';
  /** Where it says so. */
  readonly at: string;
  /** Whether pods wait for it: a route without its certificate, or a Service of a webhook, is there without it. */
  readonly awaited: boolean;
}

/** Adds a reference to those of an object. */
export type Add = (kind: ReferredKind, name: unknown, at: string, more?: { readonly keys?: readonly unknown[]; readonly type?: Reference['type']; readonly namespace?: unknown; readonly awaited?: boolean }) => void;
