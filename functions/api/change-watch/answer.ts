/** the alert as it is now */
export { watchRule as answer } from '../../../domain/volume/watch-rule.ts';
