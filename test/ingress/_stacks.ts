import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { BlueprintApp, Platform, PlatformProps, Tenant, TenantProps } from '../../src';
import { Manifest, objectsOf, only, PLATFORM, temporary } from '../_synth';

/** A Platform in which nobody routes yet. */
export const BARE: PlatformProps = { ...PLATFORM, ingress: undefined };

type Build = (platform: Platform) => void;

/** All objects of what is built in a Platform `test`. */
export function objectsIn(build: Build, props = BARE): Manifest[] {
  const app = new BlueprintApp();
  build(new Platform(app, 'test', props));
  return objectsOf(app);
}

/** What is wrong with it, a line each. */
export function errorsIn(build: Build, props = BARE): string[] {
  try {
    objectsIn(build, props);
  } catch (error) {
    const [head, ...lines] = (error as Error).message.split('\n  ');
    if (head !== 'Validation failed with the following errors:') throw error;
    return lines;
  }
  return [];
}

/** A Tenant `shop`, whose namespace is there where snapshots are tried. */
export function shop(platform: Platform, props?: TenantProps): Tenant {
  return new Tenant(platform, 'shop', props);
}

/** What the ServiceAccount of a name may do: where, by which verbs and with what, a line each. */
export function rightsOf(objects: readonly Manifest[], name: string): string[] {
  const bindings = objects.filter(({ kind, subjects }) => /^(Cluster)?RoleBinding$/.test(kind) && subjects.some((subject: Manifest) => subject.name === name));
  return bindings.flatMap(({ metadata, roleRef }) => {
    const { namespace } = metadata;
    const role = only(objects.filter(object => object.metadata.namespace === namespace), roleRef.kind, roleRef.name);
    return role.rules.flatMap(({ apiGroups: [group], resources, verbs, resourceNames = [] }: Record<string, string[]>) => resources.map(resource =>
      [`${namespace ?? 'everywhere'}:`, verbs.join(', '), group === '' ? resource : `${group}/${resource}`, ...resourceNames.map(each => `'${each}'`)].join(' ')));
  });
}

/** The kinds of the objects of each phase, in the order in which they are applied. */
export function phasesOf(build: Build, props = BARE): Record<string, string[]> {
  const outdir = temporary();
  const app = new BlueprintApp({ outdir });
  build(new Platform(app, 'test', props));
  app.synth();
  const folder = join(outdir, 'test');
  const phases = readdirSync(folder, { withFileTypes: true }).filter(entry => entry.isDirectory()).map(({ name }) => name).sort();
  const files = (phase: string) => readdirSync(join(folder, phase)).filter(name => name !== 'kustomization.yaml').sort();
  const kinds = (file: string) => [...readFileSync(file, 'utf8').matchAll(/^kind: (.*)$/gm)].map(([, kind]) => kind);
  return Object.fromEntries(phases.map(phase => [phase, files(phase).flatMap(name => kinds(join(folder, phase, name)))]));
}
