/** What a role allows: verbs on resources. */
export interface RoleRuleProps {
  /**
   * The groups of the API that the resources are in; the core one is `''`.
   *
   * @default ['']
   */
  readonly apiGroups?: string[];

  /** The resources, by their plural: `pods`, `pods/log`. */
  readonly resources: string[];

  /** What may be done: `get`, `list`, `watch`, `create`, `update`, `patch`, `delete`. */
  readonly verbs: string[];

  /**
   * The objects that it is about.
   *
   * @default - all of them
   */
  readonly resourceNames?: string[];
}

/** A role of the namespace's own, and who has it. */
export interface TenantRoleProps {
  /** What it allows. */
  readonly rules: RoleRuleProps[];

  /**
   * Groups that have it, by the names that the cluster's authentication gives them.
   *
   * @default []
   */
  readonly groups?: string[];

  /**
   * Users that have it.
   *
   * @default []
   */
  readonly users?: string[];

  /**
   * ServiceAccounts of the namespace that have it.
   *
   * @default []
   */
  readonly serviceAccounts?: string[];
}

/**
 * Who may do what in a namespace. Groups have Kubernetes' own roles: `view` sees all but Secrets, `edit` also changes workloads and reads Secrets, `admin`
 * also gives roles.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/rbac/#user-facing-roles
 */
export interface AccessProps {
  /**
   * Groups that may look.
   *
   * @default []
   */
  readonly view?: string[];

  /**
   * Groups that may change.
   *
   * @default []
   */
  readonly edit?: string[];

  /**
   * Groups that may also give roles.
   *
   * @default []
   */
  readonly admin?: string[];

  /**
   * Roles of its own, by their names.
   *
   * @default {}
   */
  readonly roles?: Record<string, TenantRoleProps>;
}
