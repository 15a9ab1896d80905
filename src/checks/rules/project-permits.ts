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
  const { source, sources, destination } = item.spec;
  for (const { repoURL } of [...source === undefined ? [] : [record(source)], ...list(sources)]) {
    if (!permits(repositories, String(repoURL))) yield { item, at: 'spec.source.repoURL', must: `must be one that ${project.toString()} permits: ${repositories.join(', ') || 'none'}`, value: repoURL };
  }
  const to = record(destination);
  if (!isPermitted(list(destinations), to)) {
    const words = list(destinations).map(({ server, name, namespace }) => `${String(namespace)} on ${String(server ?? name)}`).join(', ') || 'none';
    yield { item, at: 'spec.destination', must: `must be one that ${project.toString()} permits: ${words}`, value: `${String(to.namespace)} on ${String(to.server ?? to.name)}` };
  }
}

/** Whether one of them takes it, and none that begins with `!`. Of a cluster its name and its address are not told to be the same. */
function isPermitted(destinations: readonly Json[], { server, name, namespace = '' }: Json): boolean {
  const takes = (each: Json) => {
    const cluster = server !== undefined && each.server !== undefined ? matches(String(each.server), String(server))
      : name !== undefined && each.name !== undefined ? matches(String(each.name), String(name))
        : true;
    return cluster && matches(String(each.namespace ?? ''), String(namespace));
  };
  const denies = ({ namespace: denied = '' }: Json) => String(denied).startsWith('!') && matches(String(denied).slice(1), String(namespace));
  return destinations.some(takes) && !destinations.some(denies);
}

function permits(patterns: readonly string[], text: string): boolean {
  return patterns.some(pattern => matches(pattern, text)) && !patterns.some(pattern => pattern.startsWith('!') && matches(pattern.slice(1), text));
}

/** Whether a text is of a pattern, in which a star stands for anything: https://argo-cd.readthedocs.io/en/stable/user-guide/projects/#projects-list */
function matches(pattern: string, text: string): boolean {
  const parts = pattern.replace(/\/$/, '').replace(/\.git$/, '').split('*').map(part => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`).test(text.replace(/\/$/, '').replace(/\.git$/, ''));
}
