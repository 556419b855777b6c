import type { Player } from '../player.ts';
import { playCalls } from './play-calls.ts';
import { playDefinition, playExpression } from './play-machines.ts';
import { playTemplate } from './play-template.ts';

/** the kinds that are played on the laptop cloud */
export const cloudPlayers: Readonly<Record<string, Player>> = {
  jsonata: playExpression,
  definition: playDefinition,
  template: playTemplate,
  calls: playCalls,
};
