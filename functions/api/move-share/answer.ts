/** the move as it is in effect, or as it ended */
export { shareOverride as answer } from '../../../domain/dispatch/queue-load.ts';
