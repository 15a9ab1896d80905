import { build } from './build';
import { BlueprintApp } from 'cdk8s-blueprints';

const app = new BlueprintApp();
build(app);
app.synth();
