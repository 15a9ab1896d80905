import { Json, list, record } from '../../core/internal/json';
import { Item } from '../internal/item';
import { Rule, Violation } from '../internal/rule';

export const rule: Rule = {
  id: 'project-permits',
  severity: 'error',
  title: 'An Application of Argo CD takes from where its project permits, and deploys where it permits.',
  why: 'What a project does not list it refuses: the Application stays Unknown with an InvalidSpecError, and nothing is deployed.',
  source: 'https://argo-cd.readthedocs.io/en/stable/user-guide/projects/',
  remedy: 'list it in \'sourceRepos\' or \'destinations\' of the AppProject, or correct the Application',
  * check(cluster) {
    const projects = cluster.all('AppProject.argoproj.io');
    for (const item of cluster.all('Application.argoproj.io')) {
      const project = projects.find(({ name, namespace }) => name === (item.spec.project ?? 'default') && namespace === item.namespace);
      if (project) yield* refused(item, project);
    }
  },
};

function* refused(item: Item, project: Item): Iterable<Violation> {
  const { sourceRepos, destinations } = project.spec;
  const repositories = Array.isArray(sourceRepos) ? sourceRepos.map(String) : [];
  const { source, sources = source === undefined ? [] : [source], destination } = item.spec;
  for (const { repoURL } of list(sources)) {
    const permitted = isPermitted(repositories, pattern => pattern.startsWith('!'), pattern => matches(urlOf(pattern.replace(/^!/, '')), urlOf(String(repoURL))));
    if (!permitted) yield { item, at: 'spec.source.repoURL', must: `must be one that ${project.toString()} permits: ${repositories.join(', ') || 'none'}`, value: repoURL };
  }
  const to = record(destination);
  if (!isPermitted(list(destinations), ({ namespace }) => String(namespace).startsWith('!'), each => isTo(each, to))) {
    const words = list(destinations).map(({ server, name, namespace }) => `${String(namespace)} on ${String(server ?? name)}`).join(', ') || 'none';
    yield { item, at: 'spec.destination', must: `must be one that ${project.toString()} permits: ${words}`, value: `${String(to.namespace)} on ${String(to.server ?? to.name)}` };
  }
}

/** Whether one of a project's list takes it, and none that begins with `!` does. */
function isPermitted<T>(all: readonly T[], denies: (each: T) => boolean, takes: (each: T) => boolean): boolean {
  const taking = all.filter(takes);
  return taking.length > 0 && !taking.some(denies);
}

/** Whether a destination is of a project's. Of a cluster its name and its address are not told to be the same. */
function isTo(permitted: Json, { server, name, namespace = '' }: Json): boolean {
  const cluster = server !== undefined && permitted.server !== undefined ? matches(String(permitted.server).replace(/^!/, ''), String(server))
    : name !== undefined && permitted.name !== undefined ? matches(String(permitted.name).replace(/^!/, ''), String(name))
      : true;
  return cluster && matches(String(permitted.namespace ?? '').replace(/^!/, ''), String(namespace));
}

/** An address of a repository as Argo CD compares it: https://github.com/argoproj/argo-cd/blob/master/util/git/git.go, NormalizeGitURL. */
function urlOf(text: string): string {
  return text.toLowerCase().replace(/^([^/:@]+@[^/:]+):(?!\/)/, 'ssh://$1/').replace(/\/$/, '').replace(/\.git$/, '');
}

/** Whether a text is of a pattern, in which a star stands for anything; what more can stand in one is not told from what it means. */
function matches(pattern: string, text: string): boolean {
  if (/[?[{]/.test(pattern)) return true;
  const parts = pattern.split('*').map(part => part.replace(/[.+^$()|\]\\}]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`).test(text);
}
