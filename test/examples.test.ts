import { existsSync, readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { App } from 'cdk8s';
import { BlueprintApp } from '../src';
import { objectsOf, shown, temporary } from './_synth';

const folder = join(__dirname, '../examples');
const programs = readdirSync(folder, { withFileTypes: true }).filter(entry => entry.isDirectory()).map(({ name }) => name);
// Those that can be made for any version; the others are programs alone.
const examples = programs.filter(name => existsSync(join(folder, name, 'build.ts')));

/** What an example exports. */
function build(name: string, app: App, kubernetesVersion?: string): void {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  require(join(folder, name, 'build')).build(app, { kubernetesVersion });
}

test.each(examples)('%s', name => {
  const app = new BlueprintApp();
  build(name, app);
  expect(shown(objectsOf(app))).toMatchSnapshot();
});

test.each(examples)('%s is the same when it is synthesized twice', name => {
  const app = new BlueprintApp();
  build(name, app);
  expect(app.synthYaml()).toBe(app.synthYaml());
});

test.each(examples)('%s can be made for the oldest and the newest version', name => {
  for (const version of ['1.28', '1.37']) {
    const app = new BlueprintApp();
    build(name, app, version);
    expect(app.synthYaml()).not.toBe('');
  }
});

test.each(programs)('%s is a program that writes its output', name => {
  const outdir = temporary();
  const before = process.env.CDK8S_OUTDIR;
  const warnings = jest.spyOn(console, 'error').mockImplementation();
  process.env.CDK8S_OUTDIR = outdir;
  try {
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    jest.isolateModules(() => require(join(folder, name, 'main')));
  } finally {
    process.env.CDK8S_OUTDIR = before;
    warnings.mockRestore();
  }
  expect(readFileSync(join(outdir, '.cdk8s-blueprints'), 'utf8')).toContain('apply.sh\n');
});
