/** The key of the one label that selectors use. Its value is the blueprint's name, and nothing but a change of that name changes it. */
export const SELECTOR_LABEL = 'cdk8s-blueprints/name';

/** What the field manager, and the label, of all that this library makes is called. */
export const MANAGER = 'cdk8s-blueprints';

/** The frozen selector of a blueprint's pods. */
export function selectorOf(name: string): Record<string, string> {
  return { [SELECTOR_LABEL]: name };
}

/**
 * The labels of a blueprint's objects: the recommended ones, the user's, and the frozen one, which wins.
 *
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/common-labels/
 */
export function labelsOf(name: string, component: string, own: Readonly<Record<string, string>> = {}): Record<string, string> {
  return {
    'app.kubernetes.io/name': name,
    'app.kubernetes.io/component': component,
    'app.kubernetes.io/managed-by': MANAGER,
    ...own,
    ...selectorOf(name),
  };
}

/** Annotation of a Job, or a Deployment, with the name of the Secret that it makes. */
export const SECRET_OF = 'cdk8s-blueprints/secret';

/** The init container of a database that looks at its volume before the server starts. */
export const DATA_GUARD = 'data-guard';

const SYNC_OPTIONS = 'argocd.argoproj.io/sync-options';

/** Keeps GitOps tools from deleting an object that left the program: Argo CD and Flux. */
export const PROTECTED: Readonly<Record<string, string>> = {
  // Prune=false alone still deletes with the Application: argoproj/argo-cd#9853
  [SYNC_OPTIONS]: 'Prune=false,Delete=false',
  'kustomize.toolkit.fluxcd.io/prune': 'disabled',
};

/** Annotations of the user's on an object that is protected. */
export function protectedWith(own: Readonly<Record<string, string>> = {}): Record<string, string> {
  return { ...own, ...PROTECTED, [SYNC_OPTIONS]: syncOptions(own, PROTECTED[SYNC_OPTIONS]) };
}

/** Annotations of the user's on an object that pods need which are still to be replaced: Argo CD deletes it when all else is healthy. */
export function prunedLast(own: Readonly<Record<string, string>> = {}): Record<string, string> {
  return { ...own, [SYNC_OPTIONS]: syncOptions(own, 'PruneLast=true') };
}

/**
 * The user's options for Argo CD, and others, each once: it reads several from one annotation.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/
 */
function syncOptions(own: Readonly<Record<string, string>>, others: string): string {
  const options = [own[SYNC_OPTIONS] ?? '', others].flatMap(each => String(each).split(',').map(option => option.trim()));
  return [...new Set(options)].filter(option => option !== '').join(',');
}

/** The type of a Secret that is the token of a ServiceAccount. */
export const ACCOUNT_TOKEN = 'kubernetes.io/service-account-token';

/** The annotation by which a token says whose it is: https://kubernetes.io/docs/concepts/configuration/secret/#serviceaccount-token-secrets */
export const OF_ACCOUNT = 'kubernetes.io/service-account.name';
