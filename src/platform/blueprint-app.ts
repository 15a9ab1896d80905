import { App, Chart, IResolver } from 'cdk8s';
import { inPhases, layout } from './_layout';
import { chartsOf, synthesize } from './_synthesis';
import { write } from './_writer';
import { yaml } from './_yaml';

/** Props of a `BlueprintApp`. */
export interface BlueprintAppProps {
  /**
   * The folder that is written to.
   *
   * @default - the environment variable CDK8S_OUTDIR, which `cdk8s synth` sets, or 'dist'
   */
  readonly outdir?: string;

  /**
   * Resolvers of values that are only known at synthesis; see cdk8s.
   *
   * @default []
   */
  readonly resolvers?: IResolver[];
}

/**
 * An app whose output can be applied as it is: for each Platform a folder, in it a folder for each phase and a script that applies one after the
 * other. Everything is validated once; all findings are reported together, and then nothing is written.
 */
export class BlueprintApp extends App {
  constructor(props: BlueprintAppProps = {}) {
    super(props);
  }

  /** The Charts, each behind those that it depends on. */
  public get charts(): Chart[] {
    return chartsOf(this);
  }

  /** Writes the output. Throws, and writes nothing, if anything is wrong; what may be wrong is printed to standard error. */
  public synth(): void {
    write(this.outdir, layout(synthesize(this, warning => console.error(`warning: ${warning}`))));
  }

  /** All objects as one text, phase by phase. Throws if anything is wrong; of what may be wrong, it says nothing. */
  public synthYaml(): string {
    const objects = inPhases(synthesize(this, () => undefined).objects).sort((a, b) => a.phase - b.phase);
    return yaml(objects.map(({ item }) => item.json));
  }
}
