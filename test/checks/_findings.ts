import { mkdtempSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { ApiObject } from 'cdk8s';
import { BlueprintApp, Platform, Tenant } from '../../src';
import { Case } from './_cases';

/** All that the synthesis of a program says: errors, or else warnings. */
export function findingsOf({ objects = [], platform: props, build }: Case): string[] {
  const outdir = mkdtempSync(join(tmpdir(), 'findings-'));
  const app = new BlueprintApp({ outdir });
  const platform = new Platform(app, 'prod', props);
  const tenant = new Tenant(platform, 'shop', { podSecurity: 'privileged', denyByDefault: false });
  for (const { metadata, ...object } of objects) {
    const id = `${object.kind} ${metadata.name}`;
    new ApiObject(tenant, tenant.node.tryFindChild(id) ? `${id} of ${metadata.namespace ?? ''}` : id, { metadata, ...object });
  }
  build?.(tenant, platform);
  const print = console.error;
  const printed: string[] = [];
  console.error = line => printed.push(String(line));
  try {
    app.synth();
    return printed;
  } catch (error) {
    const [head, ...lines] = (error as Error).message.split('\n  ');
    if (head !== 'Validation failed with the following errors:') throw error;
    return lines;
  } finally {
    console.error = print;
    rmSync(outdir, { recursive: true });
  }
}
