export { play } from './runs';
