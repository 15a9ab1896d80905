import { ApiObject, Chart } from 'cdk8s';
import { IConstruct } from 'constructs';
import { Item } from '../checks/internal/item';
import { isImported } from '../core/internal/declared';
import { Finding, findingsOf } from '../core/internal/finding';
import { groups } from '../core/internal/groups';
import { Json } from '../core/internal/json';
import { claimedName, isClusterScoped } from '../core/internal/names';
import { isBlueprintObject, isOwn } from '../core/internal/objects/manifest';
import { Phase, phaseOf, PHASES } from '../core/internal/objects/phase';
import { error, warning } from '../core/internal/rules';
import { judgements, Located, sentence } from './_judgements';
import { Dependency, inOrder } from './_order';
import { lostPatches } from './_patches';
import { Placed, platformOf, Rendered } from './_placed';
import { Platform } from './platform';

/** The whole app, checked and in order. */
export interface Synthesis {
  readonly objects: Rendered[];
  /** The Charts in order; one without objects is among them. */
  readonly charts: Chart[];
  readonly platforms: Platform[];
}

/** Walks the app once: every construct is validated once, and every object placed. Tells of warnings, then throws all errors together. */
export function synthesize(app: IConstruct, warn: (text: string) => void): Synthesis {
  const constructs = app.node.findAll();
  // Most are plain objects, at which nobody has said anything.
  const spoken = constructs.filter(construct => construct.node.metadata.length > 0 || construct instanceof Platform || isImported(construct));
  const located = spoken.flatMap(construct => findingsOf(construct).map((finding): Located => ({ construct, finding })));
  const objects = constructs.filter(construct => ApiObject.isApiObject(construct)).map(place);
  const dependencies = dependenciesOf(constructs);

  located.push(
    ...samePlatform(constructs),
    ...sameContext(constructs),
    ...otherContext(constructs),
    ...chartFiles(constructs),
    ...sameName(spoken),
    ...laterPhases(objects, dependencies),
    ...objects.flatMap(({ object }) => lostPatches(object).map((finding): Located => ({ construct: object, finding }))),
  );
  const order = inOrder(objects.map(({ object }) => object), dependencies);
  const charts = inOrder(constructs.filter(construct => Chart.isChart(construct)), betweenCharts(dependencies));
  for (const found of [order, charts]) if ('cycle' in found) located.push(dependencyCycle(found.cycle));

  const ofConstructs = new Set(located.filter(({ finding }) => finding.severity === 'error').map(sentence));
  for (const construct of constructs) for (const text of construct.node.validate()) ofConstructs.add(`[${construct.node.path}] ${text}`);
  const rendered = objects.flatMap(placed => renderedOf(placed, ofConstructs.size > 0));
  const judged = judgements(spoken, rendered, located);
  const errors = new Set([...ofConstructs, ...judged.filter(({ finding }) => finding.severity === 'error').map(sentence)]);
  for (const found of judged.filter(({ finding }) => finding.severity === 'warning')) warn(sentence(found));
  if (errors.size > 0 || 'cycle' in order || 'cycle' in charts) {
    throw validationError([...errors]);
  }

  const placed = groups(rendered, ({ object }) => object);
  return {
    objects: order.flatMap(object => placed.get(object) ?? []),
    charts,
    platforms: constructs.filter((construct): construct is Platform => construct instanceof Platform),
  };
}

/** The Charts of an app, each behind those that it depends on. */
export function chartsOf(app: IConstruct): Chart[] {
  const constructs = app.node.findAll();
  const charts = inOrder(constructs.filter(construct => Chart.isChart(construct)), betweenCharts(dependenciesOf(constructs)));
  if ('cycle' in charts) throw new Error(sentence(dependencyCycle(charts.cycle)));
  return charts;
}

function dependenciesOf(constructs: readonly IConstruct[]): Dependency[] {
  return constructs.flatMap(source => source.node.dependencies.map((target): Dependency => ({ source, target })));
}

/** What was found is the message; where in the library it was thrown helps nobody. */
function validationError(errors: readonly string[]): Error {
  const error_ = new Error(`Validation failed with the following errors:\n  ${errors.join('\n  ')}`);
  error_.stack = `${error_.message}\n    at BlueprintApp.synth`;
  return error_;
}

/**
 * What is written of an object. Where constructs were told what cannot be, rendering may fail, and they have said why: what others find there is the
 * object without the user's changes, or nothing.
 */
function renderedOf(placed: Placed, wrong: boolean): Rendered[] {
  const { object } = placed;
  const rendered = (json: Json) => expanded(placed, new Item(json, object.node.path, isOwn(object)));
  try {
    return rendered(object.toJson());
  } catch (reason) {
    if (!wrong) throw reason;
    try {
      return isBlueprintObject(object) ? rendered(object.unchanged()) : [];
    } catch {
      return [];
    }
  }
}

/** A list is written as its objects: each in its phase, to be waited for and found again like any other. */
function expanded(placed: Placed, item: Item): Rendered[] {
  const items = item.expanded();
  if (items[0] === item) return [{ ...placed, item }];
  return items.map(own => ({ ...placed, phase: phaseOf(placed.object, own.kind), item: inNamespace(own, placed.chart.namespace) }));
}

/** An object in a namespace, unless it is in one or none holds its kind: cdk8s gives that of the Chart to the list alone. */
function inNamespace(item: Item, namespace: string | undefined): Item {
  if (namespace === undefined || item.namespace !== undefined || isClusterScoped(item.kind)) return item;
  return new Item({ ...item.json, metadata: { ...item.metadata, namespace } }, item.path, item.own);
}

function place(object: ApiObject): Placed {
  return {
    object,
    chart: Chart.of(object),
    platform: platformOf(object),
    phase: phaseOf(object),
  };
}

/** A Platform's folder is called by its id. */
function samePlatform(constructs: readonly IConstruct[]): Located[] {
  const platforms = constructs.filter(construct => construct instanceof Platform);
  return platforms.flatMap((construct, index): Located[] => {
    const other = platforms.findIndex(({ node }) => node.id === construct.node.id);
    return other === index ? [] : [{ construct, finding: error('same-platform', 'id', `must be no other Platform's, and '${platforms[other].node.path}' has it`, construct.node.id, 'rename one of them') }];
  });
}

/** A Platform is one cluster: what is applied to another one's replaces what is there. */
function sameContext(constructs: readonly IConstruct[]): Located[] {
  const platforms = constructs.filter((construct): construct is Platform => construct instanceof Platform && construct.context !== undefined);
  return platforms.flatMap((construct, index): Located[] => {
    const other = platforms.findIndex(({ context }) => context === construct.context);
    return other === index ? [] : [{ construct, finding: error('same-context', 'context', `must be no other Platform's, and '${platforms[other].node.path}' has it: each would be applied over the other`, construct.context, 'name the context of its own cluster') }];
  });
}

/** A context that is called as another Platform is: what is applied by it would be applied there. One that holds its own name may hold another's too. */
function otherContext(constructs: readonly IConstruct[]): Located[] {
  const platforms = constructs.filter(construct => construct instanceof Platform);
  return platforms.flatMap((construct): Located[] => {
    const { context = '', node: { id } } = construct;
    const words = context.toLowerCase().split(/[^a-z0-9]+/);
    const other = context.toLowerCase().includes(id) ? undefined : platforms.find(({ node }) => words.includes(node.id));
    return other === undefined ? [] : [{ construct, finding: warning('other-environment', 'context', `should not be that of '${other.node.path}', as its name is: what is for this cluster is applied there`, context, 'name the context of its own cluster') }];
  });
}

/** A Chart's file is called by the ids from below its Platform down. */
export function chartFile(chart: Chart): string {
  const platform = chart.node.scopes.findIndex(scope => scope instanceof Platform);
  return `${chart.node.scopes.slice(Math.max(platform, 0) + 1).map(({ node }) => node.id).join('.')}.yaml`;
}

/** A file is one Chart's alone, also where the file system takes upper and lower case for the same. */
function chartFiles(constructs: readonly IConstruct[]): Located[] {
  const first = new Map<string, IConstruct>();
  return constructs.filter(construct => Chart.isChart(construct)).flatMap((construct): Located[] => {
    const file = chartFile(construct);
    const key = `${platformOf(construct)?.node.path ?? ''} ${file.toLowerCase()}`;
    const other = first.get(key);
    if (!other) first.set(key, construct);
    const found: Array<Finding | undefined> = [
      /^[A-Za-z0-9][-A-Za-z0-9._]*$/.test(file) && file.toLowerCase() !== 'kustomization.yaml'
        ? undefined
        : error('chart-id', 'id', 'must make the name of a file, of letters, digits, \'-\', \'_\' and \'.\', and not kustomization', file, 'rename the Chart'),
      other && error('chart-id', 'id', `must make another file than '${other.node.path}'`, file, 'rename one of them'),
    ];
    return found.flatMap(finding => finding ? [{ construct, finding }] : []);
  });
}

/** A blueprint's name selects its pods: two of one name in a namespace would send requests to each other's. */
function sameName(constructs: readonly IConstruct[]): Located[] {
  const first = new Map<string, IConstruct>();
  return constructs.flatMap((construct): Located[] => {
    const name = claimedName(construct);
    if (name === undefined) return [];
    const key = JSON.stringify([platformOf(construct)?.node.path, Chart.of(construct).namespace, name]);
    const other = first.get(key);
    if (!other) {
      first.set(key, construct);
      return [];
    }
    return [{ construct, finding: error('same-name', 'name', `must be no other blueprint's in its namespace, and '${other.node.path}' has it`, name, 'rename one of them') }];
  });
}

function laterPhases(objects: readonly Placed[], dependencies: readonly Dependency[]): Located[] {
  if (dependencies.length === 0) return [];
  const ends = new Set(dependencies.flatMap(({ source, target }) => [source, target]));
  const phases = new Map<IConstruct, Phase>();
  for (const { object, phase } of objects) {
    for (let at: IConstruct | undefined = object; at; at = at.node.scope) {
      if (!ends.has(at)) continue;
      phases.set(at, Math.max(phases.get(at) ?? phase, phase));
    }
  }
  return dependencies.flatMap(({ source, target }): Located[] => {
    const [from, to] = [phases.get(source), phases.get(target)];
    // What is in several phases is compared within each: only what has nothing as late cannot be after it.
    if (from === undefined || to === undefined || to <= from) return [];
    return [{
      construct: source,
      finding: error('later-phase', 'dependency', `must not be on what is applied later: ${PHASES[to]} comes after ${PHASES[from]}`, target.node.path, 'remove it'),
    }];
  });
}

/** A dependency as one of Charts, which are written whole. */
function betweenCharts(dependencies: readonly Dependency[]): Dependency[] {
  return dependencies
    .map(({ source, target }) => ({ source: chartOrSelf(source), target: chartOrSelf(target) }))
    .filter(({ source, target }) => source !== target);
}

function chartOrSelf(construct: IConstruct): IConstruct {
  return construct.node.scopes.filter(scope => Chart.isChart(scope)).pop() ?? construct;
}

function dependencyCycle(cycle: readonly IConstruct[]): Located {
  const paths = cycle.map(({ node }) => node.path).join(' -> ');
  return { construct: cycle[0], finding: error('dependency-cycle', 'dependency', 'must not lead back to itself', paths, 'remove one of these dependencies') };
}
