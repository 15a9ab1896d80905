import { spawnSync } from 'child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join, resolve } from 'path';
import { ModuleKind, ScriptTarget, transpileModule } from 'typescript';

// Times the synthesis, each case in processes of its own, and compares what was measured in this one run: `npm run bench`, or `npm run bench -- 1000 3`
// for a number of apps and of repetitions. Fails where a ratio is far from what it should be. `npm run bench -- rules` says what each rule takes.

interface Taken {
  /** Seconds of CPU to construct and synthesize, and of the whole process. */
  readonly cpu: number;
  readonly whole: number;
  readonly mebibytes: number;
  readonly milliseconds: number;
  /** Seconds of CPU of the synthesis alone. */
  readonly synthesis: number;
  /** And of each rule, where that was asked for. */
  readonly rules: readonly (readonly [id: string, seconds: number])[];
}

const root = resolve(__dirname, '..');
const folder = join(root, 'artifacts/bench');
const [most = '3000', repetitions = '3'] = process.argv.slice(2);

/** The cases as plain JavaScript, beside the compiled library: compiling is not what is timed. */
function prepare(): void {
  mkdirSync(join(folder, 'node_modules'), { recursive: true });
  for (const name of ['case', 'programs', 'web-apps']) {
    const { outputText } = transpileModule(readFileSync(join(__dirname, `${name}.ts`), 'utf8'), { compilerOptions: { module: ModuleKind.CommonJS, target: ScriptTarget.ES2022 } });
    writeFileSync(join(folder, `${name}.js`), outputText);
  }
  const link = join(folder, 'node_modules/cdk8s-blueprints');
  if (!existsSync(link)) symlinkSync(root, link);
}

function once(name: string, count: number, env: NodeJS.ProcessEnv = {}): Taken {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(folder, 'case.js'), name, String(count)], { encoding: 'utf8', env: { ...process.env, ...env } });
  if (status !== 0) throw new Error(`${name} ${count}: ${stderr}`);
  return JSON.parse(stdout);
}

const taken = new Map<string, Taken>();

/**
 * Times cases in rounds, and keeps the best of each: what else the machine did only adds to the time, and where it slows down for minutes, it does so for
 * all of them.
 */
function time(names: readonly string[], count: number, times = Number(repetitions)): void {
  const rounds = Array.from({ length: times }, () => names.map(name => once(name, count)));
  for (const [index, name] of names.entries()) {
    const least = (of: Exclude<keyof Taken, 'rules'>) => Math.min(...rounds.map(round => round[index][of]));
    const result = { cpu: least('cpu'), whole: least('whole'), mebibytes: least('mebibytes'), milliseconds: least('milliseconds'), synthesis: least('synthesis'), rules: [] };
    taken.set(`${name} ${count}`, result);
    console.log(`| ${name} | ${count} | ${result.cpu.toFixed(2)} | ${result.whole.toFixed(2)} | ${Math.round(result.mebibytes)} |`);
  }
}

function best(name: string, count: number): Taken {
  const result = taken.get(`${name} ${count}`);
  if (!result) throw new Error(`${name} ${count} was not timed`);
  return result;
}

let far = false;

interface Bound {
  /** What it should be. */
  readonly least?: number;
  readonly most?: number;
  /** What it has been: far from that, something has become slow. */
  readonly guard: number;
}

/** A figure, and what it should be. */
function compare(what: string, figure: number, { least, most: atMost, guard }: Bound): void {
  const missed = figure < (least ?? 0) || figure > (atMost ?? Infinity);
  if (least === undefined ? figure > guard : figure < guard) far = true;
  comparisons.push(`| ${what} | ${figure.toFixed(2)} | ${least === undefined ? `at most ${atMost}` : `at least ${least}`} | ${missed ? 'missed' : ''} |`);
}

const comparisons: string[] = [];

/** What helm takes for a chart of the same objects, where it is installed: wall seconds, for its process is not ours. */
function helm(count: number): void {
  const chart = mkdtempSync(join(tmpdir(), 'helm-'));
  try {
    once('helm chart', count, { HELM_CHART: chart });
    const start = performance.now();
    const { status } = spawnSync('helm', ['template', 'bench', chart, '--kube-version', '1.34.0'], { maxBuffer: 2 ** 30 });
    const seconds = ((performance.now() - start) / 1000).toFixed(2);
    console.log(`| helm template, ${status === 0 ? `${seconds} s elapsed` : 'which is not on this machine'} | ${count} | | | |`);
  } finally {
    rmSync(chart, { recursive: true });
  }
}

/** What each rule takes of 1,000 apps, as WebApps and as plain objects: the first that asks pays for what several do. */
function eachRule(): void {
  const [webApps, plain] = ['WebApp', 'BlueprintApp'].map(name => new Map(once(`${name}, rule by rule`, 1000).rules));
  console.log('| rule | CPU ms, WebApps | plain ApiObjects |\n|---|---|---|');
  const milliseconds = (seconds = 0) => (seconds * 1000).toFixed(1);
  for (const [id, seconds] of [...webApps].sort(([, one], [, other]) => other - one)) console.log(`| ${id} | ${milliseconds(seconds)} | ${milliseconds(plain.get(id))} |`);
}

function main(): void {
  prepare();
  if (most === 'rules') return eachRule();
  console.log('| case | apps | CPU s | whole process | MiB |\n|---|---|---|---|---|');
  const large = Number(most);
  const counts = [10, 100, 1000, 3000].filter(count => count <= large);
  for (const count of counts) {
    // cdk8s' App validates the whole app once for each Chart.
    const slow = (name: string) => ['App', 'App with WebApps', 'cdk8s-plus'].includes(name) && count > 1000;
    const everyone = ['BlueprintApp', 'floor', 'App', 'WebApp', 'cdk8s-plus'];
    time(['WebApp without rules', ...[...everyone, 'App with WebApps'].filter(name => !slow(name)), ...everyone.map(name => `${name}, one chart`), 'kubernetes-models', 'js-yaml'], count);
    helm(count);
  }
  time(['chain'], 1000);
  time(['require both', 'require cdk8s'], 0, 9);
  const reference = counts.includes(1000) ? 1000 : counts[counts.length - 1];
  const at = (name: string) => best(name, reference);
  compare(`App / BlueprintApp, ${reference} charts, constructs and synth`, at('App').cpu / at('BlueprintApp').cpu, { least: 6, guard: 1.7 });
  compare(`App / BlueprintApp, ${reference} charts, whole process`, at('App').whole / at('BlueprintApp').whole, { least: 4, guard: 1.6 });
  compare(`App / BlueprintApp, ${reference} charts of a WebApp, constructs and synth`, at('App with WebApps').cpu / at('WebApp').cpu, { least: 6, guard: 2.5 });
  compare(`BlueprintApp / floor, ${reference} charts`, at('BlueprintApp').cpu / at('floor').cpu, { most: 1.5, guard: 2 });
  compare(`cdk8s-plus / WebApp, ${reference} charts`, at('cdk8s-plus').cpu / at('WebApp').cpu, { least: 5, guard: 4.5 });
  compare(`cdk8s-plus / WebApp, ${reference} in one chart`, at('cdk8s-plus, one chart').cpu / at('WebApp, one chart').cpu, { least: 1.5, guard: 1.1 });
  compare(`BlueprintApp / kubernetes-models and js-yaml, ${reference}, whole process`, at('BlueprintApp').whole / at('kubernetes-models').whole, { most: 1, guard: 1.7 });
  const rules = (of: 'cpu' | 'synthesis') => 1 - at('WebApp without rules')[of] / at('WebApp')[of];
  compare(`rules / constructs and synth, ${reference} charts of a WebApp`, rules('cpu'), { most: 0.333, guard: 0.45 });
  compare(`rules / synth alone, ${reference} charts of a WebApp`, rules('synthesis'), { most: 0.333, guard: 0.6 });
  compare('chain of 1000 charts, seconds', best('chain', 1000).cpu, { most: 1, guard: 5 });
  if (counts.includes(3000)) {
    compare('3000 / 1000 charts', best('BlueprintApp', 3000).cpu / at('BlueprintApp').cpu, { most: 3.3, guard: 5 });
    compare('3000 / 1000 WebApps', best('WebApp', 3000).cpu / at('WebApp').cpu, { most: 3.3, guard: 5 });
    compare('peak memory, WebApp / cdk8s-plus, 3000 in one chart', best('WebApp, one chart', 3000).mebibytes / best('cdk8s-plus, one chart', 3000).mebibytes, { most: 1, guard: 2 });
  }
  const required = best('require both', 0).milliseconds - best('require cdk8s', 0).milliseconds;
  compare('require(\'cdk8s-blueprints\') beyond cdk8s, milliseconds', required, { most: 60, guard: 200 });
  console.log(`\n| ratio | | should be | |\n|---|---|---|---|\n${comparisons.join('\n')}`);
  if (far) process.exitCode = 1;
}

main();
