import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { ApiObject, App, Chart } from 'cdk8s';
import { dump } from 'js-yaml';
import { chain, literals, plain } from './programs';

// One case, in a process of its own: `node case.js CASE COUNT`. Prints what it took, as JSON.

// In memory where there is such a folder: what a disk takes to make a thousand files is the same for all, and has been more than all the rest.
const outdir = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'bench-'));

function blueprintApp(): App {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return new (require('cdk8s-blueprints').BlueprintApp)({ outdir });
}

/** The seconds of CPU of the synthesis alone, without the constructs. */
let synthesis = 0;

function synth(app: App, fill: (app: App) => void): void {
  fill(app);
  const before = process.cpuUsage();
  app.synth();
  const { user, system } = process.cpuUsage(before);
  synthesis = (user + system) / 1e6;
}

/** Has the library leave out the rules of the whole app. */
function withoutRules(): void {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  require('cdk8s-blueprints/lib/platform/_judgements').judgements = () => [];
}

/** What each rule took, in seconds of CPU. What several ask, the first of them pays for. */
const ofRules = new Map<string, number>();

function timeRules(): void {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { RULES } = require('cdk8s-blueprints/lib/checks/internal/rules');
  for (const rule of RULES) {
    const { id, check } = rule;
    rule.check = (cluster: unknown) => {
      const before = process.cpuUsage();
      const found = Array.from(check.call(rule, cluster));
      const { user, system } = process.cpuUsage(before);
      ofRules.set(id, (user + system) / 1e6);
      return found;
    };
  }
}

/** The same constructs, each made JSON, dumped and written, a file for each Chart: what no App can do without. */
function floor(count: number, one: boolean): void {
  const app = new App({ outdir });
  plain(app, count, one);
  for (const chart of app.node.children.filter(child => Chart.isChart(child))) {
    const objects = chart.node.findAll().filter(each => ApiObject.isApiObject(each)).map(each => each.toJson());
    writeFileSync(join(outdir, `${chart.node.id}.yaml`), objects.map(object => dump(object, { lineWidth: -1, noRefs: true })).join('---\n'));
  }
}

function dumped(objects: readonly object[]): void {
  writeFileSync(join(outdir, 'all.yaml'), objects.map(object => dump(object, { lineWidth: -1, noRefs: true })).join('---\n'));
}

/** What kosko does with objects: it checks each by kubernetes-models, and dumps it. */
function modelled(count: number): void {
  const objects = literals(count).map(object => {
    const { apiVersion, kind } = object;
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    const model = new (require(`kubernetes-models/${apiVersion}/${kind}`)[kind])(object);
    model.validate();
    return model.toJSON();
  });
  dumped(objects);
}

/** A chart of Helm's with the same objects, for `helm template`. */
function helmChart(count: number): void {
  const folder = process.env.HELM_CHART ?? '';
  mkdirSync(join(folder, 'templates'), { recursive: true });
  writeFileSync(join(folder, 'Chart.yaml'), dump({ apiVersion: 'v2', name: 'bench', version: '1.0.0' }));
  writeFileSync(join(folder, 'values.yaml'), dump({ count, team: 'team', level: 'info' }));
  const [ingressClass, ...objects] = literals(1);
  const template = objects.map(object => dump(object, { lineWidth: -1 }).replace(/app-0/g, 'app-{{ $index }}')).join('---\n');
  const loop = `{{- range $index := until (int .Values.count) }}\n${template}---\n{{- end }}\n`;
  writeFileSync(join(folder, 'templates/all.yaml'), `${dump(ingressClass)}---\n${loop}`);
}

// eslint-disable-next-line @typescript-eslint/no-require-imports
const webApps = () => require('./web-apps');

const CASES: Readonly<Record<string, (count: number) => void>> = {
  'App': count => synth(new App({ outdir }), app => plain(app, count, false)),
  'App, one chart': count => synth(new App({ outdir }), app => plain(app, count, true)),
  'BlueprintApp': count => synth(blueprintApp(), app => plain(app, count, false)),
  'BlueprintApp, one chart': count => synth(blueprintApp(), app => plain(app, count, true)),
  'App with WebApps': count => synth(new App({ outdir }), app => webApps().webApps(app, count, false)),
  'floor': count => floor(count, false),
  'floor, one chart': count => floor(count, true),
  'chain': count => synth(blueprintApp(), app => chain(app, count)),
  'WebApp': count => synth(blueprintApp(), app => webApps().webApps(app, count, false)),
  'WebApp without rules': count => {
    withoutRules();
    synth(blueprintApp(), app => webApps().webApps(app, count, false));
  },
  'WebApp, rule by rule': count => {
    timeRules();
    synth(blueprintApp(), app => webApps().webApps(app, count, false));
  },
  'BlueprintApp, rule by rule': count => {
    timeRules();
    synth(blueprintApp(), app => plain(app, count, false));
  },
  'WebApp, one chart': count => synth(blueprintApp(), app => webApps().webApps(app, count, true)),
  'cdk8s-plus': count => synth(new App({ outdir }), app => webApps().plusApps(app, count, false)),
  'BlueprintApp with cdk8s-plus': count => synth(blueprintApp(), app => webApps().plusApps(app, count, false)),
  'BlueprintApp with cdk8s-plus, one chart': count => synth(blueprintApp(), app => webApps().plusApps(app, count, true)),
  'cdk8s-plus, one chart': count => synth(new App({ outdir }), app => webApps().plusApps(app, count, true)),
  'js-yaml': count => dumped(literals(count)),
  'kubernetes-models': modelled,
  'helm chart': helmChart,
  'require cdk8s': () => undefined,
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  'require both': () => require('cdk8s-blueprints'),
};

try {
  const [name, count] = process.argv.slice(2);
  const before = process.cpuUsage();
  const start = performance.now();
  CASES[name](Number(count));
  const elapsed = performance.now() - start;
  const { user, system } = process.cpuUsage(before);
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  const whole = (userCPUTime + systemCPUTime) / 1e6;
  console.log(JSON.stringify({ cpu: (user + system) / 1e6, whole, mebibytes: maxRSS / 1024, milliseconds: elapsed, synthesis, rules: [...ofRules] }));
} finally {
  rmSync(outdir, { recursive: true });
}
