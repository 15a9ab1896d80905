import { Cases } from '../_cases';
import { configMap } from '../_objects';

export const cases: Cases = {
  broken: [{ objects: [configMap({ data: { large: 'x'.repeat(2 ** 20) } })] }, { objects: [{ apiVersion: 'example.org/v1', kind: 'Widget', metadata: { name: 'a' }, spec: { text: 'x'.repeat(1.5 * 2 ** 20) } }] }],
  sound: [{ objects: [configMap({ data: { 'app.conf': '', 'large': 'x'.repeat(2 ** 20 - 10) } })] }],
  proof: { refused: 'may not be more than 1048576 bytes' },
};
