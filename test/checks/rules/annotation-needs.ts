import { Cases } from '../_cases';
import { deployment } from '../_objects';

const annotated = (annotations: Record<string, string>) => deployment({ spec: { template: { metadata: { annotations } } } });
const INJECT = { 'vault.hashicorp.com/agent-inject': 'true' };

export const cases: Cases = {
  broken: [{ objects: [annotated(INJECT)] }],
  sound: [
    { objects: [annotated({ ...INJECT, 'vault.hashicorp.com/role': 'web' })] },
    { objects: [annotated({ ...INJECT, 'vault.hashicorp.com/agent-configmap': 'agent' })] },
    { objects: [annotated({ 'vault.hashicorp.com/agent-inject': 'false' })] },
  ],
};
