import { existsSync, readdirSync } from 'fs';
import { join } from 'path';
import { BlueprintApp } from '../../src';

// Synthesizes every example for a version of Kubernetes: synthesize.ts OUT 1.34
const [out, kubernetesVersion] = process.argv.slice(2);
const examples = join(__dirname, '../../examples');

for (const name of readdirSync(examples)) {
  if (!existsSync(join(examples, name, 'build.ts'))) continue;
  const app = new BlueprintApp({ outdir: join(out, name) });
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  require(join(examples, name, 'build')).build(app, { kubernetesVersion });
  app.synth();
}
