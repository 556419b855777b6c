import type { HeldLetter } from '../../domain/dead-letter/dead-letters.ts';

/** a queue of letters: hidden while they are held */
export const queueOf = (...all: HeldLetter[]) => {
  const there = new Map(all.map((one) => [one.id, one]));
  const hidden = new Set<string>();
  const moves: string[] = [];
  return {
    moves,
    arrives: (letter: HeldLetter) => void there.set(letter.id, letter),
    seen: () => [...there.keys()].filter((id) => !hidden.has(id)),
    waiting: async () => there.size,
    look: async () => [],
    take: async () => {
      const taken = [...there.values()].filter(({ id }) => !hidden.has(id));
      for (const { id } of taken) hidden.add(id);
      return taken;
    },
    release: async (_queue: string, letters: readonly HeldLetter[]) => {
      for (const { id } of letters) hidden.delete(id);
    },
    remove: async (_queue: string, { id }: HeldLetter) => void there.delete(id),
    moveBack: async (queue: string) => {
      moves.push(queue);
      return 'moving' as const;
    },
  };
};
