import { cloudPlayers } from './cloud/cloud-players.ts';
import { csvPlayer } from './csv-player.ts';
import { identifierPlayers } from './identifier-players.ts';
import { moneyPlayer } from './money-player.ts';
import { namePlayers } from './name-players.ts';
import type { Player } from './player.ts';
import { sendingPlayer } from './sending-player.ts';

/** The player of each kind of case. A kind that is not here fails. */
export const players: Readonly<Record<string, Player>> = {
  ...cloudPlayers,
  ...identifierPlayers,
  ...namePlayers,
  money: moneyPlayer,
  csv: csvPlayer,
  sending: sendingPlayer,
};
