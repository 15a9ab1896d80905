import { Cases } from '../_cases';
import { deployment, ofContainer } from '../_objects';

export const cases: Cases = {
  broken: [{ objects: [deployment(ofContainer({ livenessProbe: { exec: { command: ['pg_isready -U postgres'] } } }))] }],
  sound: [{ objects: [deployment(ofContainer({ livenessProbe: { exec: { command: ['pg_isready', '-U', 'postgres'] } } }))] }],
};
