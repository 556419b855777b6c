import { cloudPlayers } from './cloud/cloud-players.ts';
import type { Player } from './player.ts';

/** The player of each kind of case. A kind that is not here fails. */
export const players: Readonly<Record<string, Player>> = { ...cloudPlayers };
