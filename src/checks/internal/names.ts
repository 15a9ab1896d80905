export { closestName } from '../../core/internal/closest-name';
