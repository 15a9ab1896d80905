import { readFileSync } from 'fs';
import { basename, sep } from 'path';
import { loadAll } from 'js-yaml';
import { Declared } from '../core/internal/declared';
import { DEFAULT_FACTS, minorOf } from '../core/internal/facts';
import { Finding, flatten, message } from '../core/internal/finding';
import { isRecord } from '../core/internal/json';
import { checked } from '../core/internal/shape';
import { isAdjustable, ruleIds } from './internal/adjustable';
import { Cluster } from './internal/cluster';
import { Item } from './internal/item';
import { judge } from './internal/judge';

/** A finding that is right all the same. */
export interface SilencedFinding {
  /** The id of the rule. */
  readonly rule: string;

  /** The object, as the finding names it: `Deployment shop/web`. */
  readonly object: string;

  /** Why it is right here all the same. */
  readonly reason: string;
}

/** Props of a `BlueprintValidation`: the `properties` in `cdk8s.yaml`. */
export interface BlueprintValidationProps {
  /**
   * The version of Kubernetes that the manifests are for, `1.28` to `1.37`.
   *
   * @default '1.34'
   */
  readonly kubernetesVersion?: string;

  /**
   * The clusters that manifests are for, by how their files or folders begin: with `test` and `prod`, `dist/test.k8s.yaml` and `dist/prod/web.yaml` are
   * two clusters.
   *
   * @default - all manifests are one cluster's
   */
  readonly environments?: string[];

  /**
   * Objects that are there without being among the manifests: `Secret shop/tokens`, in a namespace; `Secret tokens`, in any; `StorageClass fast`.
   *
   * @default []
   */
  readonly external?: string[];

  /**
   * Rules that are more or less severe, by their ids.
   *
   * @default {}
   */
  readonly rules?: Record<string, 'error' | 'warning' | 'off'>;

  /**
   * Findings that are right all the same.
   *
   * @default []
   */
  readonly silences?: SilencedFinding[];
}

/** A resource that a violation is about; see cdk8s-cli. */
export interface ViolatingResource {
  /** The name of the object. */
  readonly resourceName: string;

  /** Where in the object. */
  readonly locations: string[];

  /** The file that it is in. */
  readonly manifestPath: string;
}

/** A violation of a rule; see cdk8s-cli. */
export interface RuleViolation {
  /** The id of the rule. */
  readonly ruleName: string;

  /** What is wrong. */
  readonly recommendation: string;

  /** How to mend it. */
  readonly fix: string;

  /** What it is about. */
  readonly violatingResources: ViolatingResource[];
}

/** What a validation reports to; see cdk8s-cli. */
export interface IValidationReport {
  /** Adds a violation. */
  addViolation(violation: RuleViolation): void;

  /** Ends the report: `success` or `failure`. */
  submit(status: string): void;
}

/** What a validation prints to; see cdk8s-cli. */
export interface IValidationLogger {
  /** Prints a line. */
  log(message: string): void;
}

/** What cdk8s-cli gives to a validation. */
export interface IValidationContext {
  /** The files of the manifests. */
  readonly manifests: string[];

  /** What it reports to. */
  readonly report: IValidationReport;

  /** What it prints to. */
  readonly logger: IValidationLogger;
}

/** The rules of the whole app as a validation plugin of cdk8s-cli, for an App of cdk8s: a BlueprintApp has checked them already. */
export class BlueprintValidation {
  private readonly props: BlueprintValidationProps;

  constructor(props: BlueprintValidationProps = {}) {
    const { clean, slips } = checked('BlueprintValidationProps', props);
    this.props = clean;
    const { kubernetesVersion = TARGET, external = [], rules = {}, silences = [] } = clean;
    const unknown = [...Object.keys(rules), ...silences.map(({ rule }) => rule)].filter(rule => !isAdjustable(rule));
    const wrong = [
      ...flatten(slips).map(message),
      ...minorOf(kubernetesVersion) === undefined ? [`'kubernetesVersion' must be from '1.28' to '1.37', got ${JSON.stringify(kubernetesVersion)}`] : [],
      ...external.filter(each => !EXTERNAL.test(each)).map(each => `'external' must be like 'Secret shop/tokens' or 'StorageClass fast', got ${JSON.stringify(each)}`),
      ...unknown.map(rule => `'rules' and 'silences' must name rules, got ${JSON.stringify(rule)}; write one of ${ruleIds().join(', ')}`),
      ...silences.filter(({ reason }) => reason.trim() === '').map(({ rule }) => `the silence of '${rule}' must have a reason`),
    ];
    if (wrong.length > 0) throw new Error(`BlueprintValidation: ${wrong.join('\n')}`);
  }

  /** Checks the manifests, and reports what is wrong. Warnings are printed, and fail nothing. */
  public async validate(context: IValidationContext): Promise<void> {
    let failed = false;
    for (const { item, finding } of this.findings(context.manifests)) {
      if (finding.severity === 'warning') {
        context.logger.log(`warning: [${item.path}] ${message(finding)}`);
        continue;
      }
      failed = true;
      context.report.addViolation({
        ruleName: finding.rule,
        recommendation: `${finding.object} ${finding.why}, got ${finding.value} (see ${finding.source})`,
        fix: finding.remedy,
        violatingResources: [{ resourceName: item.name, locations: [finding.object.slice(item.toString().length + 1)], manifestPath: item.path }],
      });
    }
    context.report.submit(failed ? 'failure' : 'success');
  }

  private findings(manifests: readonly string[]): Array<{ readonly item: Item; readonly finding: Finding }> {
    const { kubernetesVersion = TARGET, environments = [], external = [], rules = {}, silences = [] } = this.props;
    const minor = minorOf(kubernetesVersion) ?? DEFAULT_FACTS.minor;
    const depth = commonDepth(manifests);
    const environmentOf = (path: string) => environments.find(name => path.split(sep).slice(depth).some(part => part === name || part.startsWith(`${name}.`) || part.startsWith(`${name}-`)));
    const setting = { minor, declared: external.flatMap(declaredBy), connections: [], bounds: [], elsewhere: new Map<string, string>() };
    return [undefined, ...environments].flatMap(environment => {
      const items = manifests.filter(path => environmentOf(path) === environment).flatMap(itemsOf);
      return judge(new Cluster(items, setting)).flatMap(({ item, finding }) => {
        const severity = rules[finding.rule] ?? finding.severity;
        const silent = silences.some(({ rule, object }) => rule === finding.rule && object === item.toString());
        return severity === 'off' || silent ? [] : [{ item, finding: { ...finding, severity } }];
      });
    });
  }
}

const TARGET = `1.${DEFAULT_FACTS.minor}`;
const EXTERNAL = /^([A-Z]\w*) (?:([a-z0-9][-a-z0-9]*)\/)?([a-z0-9][-a-z0-9.]*)$/;

function declaredBy(text: string): Declared[] {
  const [, kind, namespace, name] = EXTERNAL.exec(text) ?? [];
  return kind === undefined ? [] : [{ kind, namespace, name }];
}

/** How many folders all files are in: what those are called says nothing of an environment. */
function commonDepth(paths: readonly string[]): number {
  const parts = paths.map(path => path.split(sep).slice(0, -1));
  const [first = []] = parts;
  const differs = first.findIndex((part, index) => parts.some(each => each[index] !== part));
  return differs < 0 ? first.length : differs;
}

/** The objects of a file; those of a List each by itself. Kustomizations are no objects of a cluster. */
function itemsOf(path: string): Item[] {
  if (basename(path) === 'kustomization.yaml') return [];
  return loadAll(readFileSync(path, 'utf8')).filter(isRecord).flatMap(json => new Item(json, path, false).expanded());
}
