import { type Outcome, outcome, type Player } from './player.ts';
import type { WorldCase } from './read-cases.ts';

interface PlayedCase {
  readonly of: WorldCase;
  readonly outcome: Outcome;
}

const playOne = async (one: WorldCase, players: Readonly<Record<string, Player>>): Promise<Outcome> => {
  const player = Object.hasOwn(players, one.kind) ? players[one.kind] : undefined;
  if (player === undefined) return outcome(false, `nothing plays the kind "${one.kind}"`);
  try {
    return await player(one.given, one.expect, one.why);
  } catch (error) {
    return outcome(false, error instanceof Error ? `${error.name}: ${error.message}` : String(error));
  }
};

/** Plays the cases one after the other. */
export const playCases = async (
  cases: readonly WorldCase[],
  players: Readonly<Record<string, Player>>,
): Promise<readonly PlayedCase[]> => {
  const played: PlayedCase[] = [];
  for (const one of cases) played.push({ of: one, outcome: await playOne(one, players) });
  return played;
};

/** The report's lines: agreed of total for each kind, then each difference with what came out. */
export const reportOf = (played: readonly PlayedCase[]): readonly string[] => {
  const kinds = Map.groupBy(played, ({ of }) => of.kind);
  const wide = Math.max(...[...kinds.keys()].map((kind) => kind.length));
  const lines = [...kinds].map(([kind, of]) => {
    const well = of.filter((one) => one.outcome.agreed).length;
    return `${kind.padEnd(wide)}  ${well} / ${of.length}`;
  });
  const differences = played.flatMap((one) =>
    one.outcome.agreed
      ? []
      : [
          `\n${one.of.id}: ${one.of.why} (${one.of.source})`,
          `  given     ${JSON.stringify(one.of.given)}`,
          `  expected  ${JSON.stringify(one.of.expect)}`,
          `  came out  ${one.outcome.came}`,
        ],
  );
  return [...lines, ...differences];
};
