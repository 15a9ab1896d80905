import { readdirSync } from 'fs';
import { join } from 'path';
import { App } from 'cdk8s';
import { BlueprintApp } from '../src';
import { objectsOf } from './_synth';

const folder = join(__dirname, '../examples');
const examples = readdirSync(folder, { withFileTypes: true }).filter(entry => entry.isDirectory()).map(({ name }) => name);

/** What every example exports. */
function build(name: string, app: App, kubernetesVersion?: string): void {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  require(join(folder, name, 'build')).build(app, { kubernetesVersion });
}

test.each(examples)('%s', name => {
  const app = new BlueprintApp();
  build(name, app);
  expect(objectsOf(app)).toMatchSnapshot();
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
