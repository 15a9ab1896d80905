import { GROUPS, OF_NO_NAMESPACE } from '../api/api-groups';
import { isUnknown, KubectlCommand } from './kubectl';

/** What the API server is asked. */
export interface Need {
  /** Any of which will do. */
  readonly verbs: readonly string[];
  /** With a subresource: `pods/log`. */
  readonly resource: string;
  /** Of one object; undefined of all of them. */
  readonly name?: string;
}

interface Target {
  readonly resource: string;
  readonly name?: string;
}

/** What a command of kubectl's asks the API server; nothing where that is not known. */
export function needsOf(command: KubectlCommand): Need[] {
  const { words: [verb, ...rest], options } = command;
  if (SILENT.some(option => options.has(option)) || (verb !== 'logs' && FROM_FILES.some(option => options.has(option)))) return [];
  switch (verb) {
    case 'create': return created(rest, options.get('from'));
    case 'logs': return ofPods(rest, options, [{ verbs: ['get'], resource: 'pods/log' }]);
    // By SPDY it is a POST, by WebSocket a GET: https://github.com/kubernetes/enhancements/tree/master/keps/sig-api-machinery/4006-transition-spdy-to-websockets
    case 'exec': return ofPods(rest, options, [{ verbs: ['create', 'get'], resource: 'pods/exec' }]);
    case 'rollout': return rollout(rest);
    case 'set': return SET.includes(rest[0]) ? targetsOf(rest.slice(1)).flatMap(changed) : [];
    case 'patch':
    case 'label':
    case 'annotate': return targetsOf(rest).flatMap(changed);
    case 'scale': return targetsOf(rest).filter(({ resource }) => SCALED.includes(resource)).flatMap(scaled);
    case 'delete': return targetsOf(rest).flatMap(deleted);
    case 'wait': return targetsOf(rest).flatMap(watched);
    case 'get': return targetsOf(rest).flatMap(target => [found(target), ...options.has('w') || options.has('watch') ? [{ ...target, verbs: ['watch'] }] : []]);
    default: return [];
  }
}

// It is somebody else who asks, or nobody, or something else is asked.
const SILENT = ['dry-run', 'local', 'list', 'raw', 'help', 'h', 'kubeconfig', 'context', 'cluster', 'user', 'server', 's', 'token', 'as', 'subresource'];
const FROM_FILES = ['f', 'filename', 'k', 'kustomize'];
const SET = ['image', 'env', 'resources'];
const SCALED = ['deployments', 'statefulsets', 'replicasets'];
const ROLLED = ['deployments', 'statefulsets', 'daemonsets'];

const found = (target: Target): Need => ({ ...target, verbs: [target.name === undefined ? 'list' : 'get'] });
const changed = (target: Target): Need[] => [found(target), { ...anyName(target), verbs: ['patch'] }];
const watched = (target: Target): Need[] => [...target.name === undefined ? [] : [found(target)], { ...target, verbs: ['list'] }, { ...target, verbs: ['watch'] }];
const deleted = (target: Target): Need[] => [...target.name === undefined ? [found(target)] : [], { ...anyName(target), verbs: ['delete'] }];
const scaled = (target: Target): Need[] => [found(target), { ...anyName(target), resource: `${target.resource}/scale`, verbs: ['patch', 'update'] }];

/** Those that a selector finds are changed by their names, which are not known. */
function anyName({ resource, name = '$' }: Target): Target {
  return { resource, name };
}

function rollout([verb, ...rest]: readonly string[]): Need[] {
  const targets = targetsOf(rest).filter(({ resource }) => ROLLED.includes(resource));
  return verb === 'restart' ? targets.flatMap(changed) : verb === 'status' ? targets.flatMap(watched) : [];
}

function created([type = '']: readonly string[], from: string | undefined): Need[] {
  const resource = resourceOf(type);
  const copied = type === 'job' && from !== undefined ? targetsOf([from]).map(found) : [];
  return resource === undefined ? [] : [...copied, { verbs: ['create'], resource }];
}

/** What is asked of the pods of something, and to find them. */
function ofPods([first]: readonly string[], options: KubectlCommand['options'], needs: readonly Need[]): Need[] {
  if (first === undefined) return options.has('l') || options.has('selector') ? [{ verbs: ['list'], resource: 'pods' }, ...needs.map(need => ({ ...need, name: '$' }))] : [];
  const [target] = targetsOf([first.includes('/') ? first : `pods/${first}`]);
  if (target === undefined) return [];
  return target.resource === 'pods'
    ? [found(target), ...needs.map(need => ({ ...need, name: target.name }))]
    : [found(target), { verbs: ['list'], resource: 'pods' }, ...needs.map(need => ({ ...need, name: '$' }))];
}

/** What words are about: `deployment/api`, `pods,services`, `pod web-0`. */
function targetsOf(words: readonly string[]): Target[] {
  const [first = '', ...names] = words;
  if (first.includes('/')) return words.map(word => word.split('/')).flatMap(([type, name]) => ofType(type, name));
  const own = names.filter(name => !/=|-$/.test(name));
  return first.split(',').flatMap(type => own.length === 0 ? ofType(type) : own.flatMap(name => ofType(type, name)));
}

function ofType(type: string, name?: string): Target[] {
  const resource = resourceOf(type);
  return resource === undefined ? [] : [{ resource, name }];
}

const SHORT: Readonly<Record<string, string>> = {
  po: 'pods',
  svc: 'services',
  cm: 'configmaps',
  sa: 'serviceaccounts',
  pvc: 'persistentvolumeclaims',
  deploy: 'deployments',
  sts: 'statefulsets',
  ds: 'daemonsets',
  rs: 'replicasets',
  cj: 'cronjobs',
  ing: 'ingresses',
  netpol: 'networkpolicies',
  hpa: 'horizontalpodautoscalers',
  pdb: 'poddisruptionbudgets',
};

/** A resource by one of the names that kubectl knows it by; undefined of another, and of one that no namespace holds. */
function resourceOf(type: string): string | undefined {
  const [name] = type.toLowerCase().split('.');
  const resource = Object.hasOwn(SHORT, name) ? SHORT[name] : [name, `${name}s`, `${name}es`, name.replace(/y$/, 'ies')].find(each => Object.hasOwn(GROUPS, each));
  return resource === undefined || isUnknown(type) || resource === 'namespaces' || OF_NO_NAMESPACE.has(resource) ? undefined : resource;
}
