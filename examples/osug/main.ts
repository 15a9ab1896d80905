import { BlueprintApp } from 'cdk8s-blueprints';
import { build } from './build';

const app = new BlueprintApp();
build(app);
app.synth();
