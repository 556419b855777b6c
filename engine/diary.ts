import type { Agenda } from './agenda.ts';
import type { Diary, Plan } from './outside-world.ts';

/** the diary of the outside, for as long as one merchant is played */
export const diaryIn = (agenda: Agenda, perform: (plan: Plan) => Promise<void>): Diary => {
  const memory = new Map<string, string>();
  const remember = (key: string, value: string): boolean => {
    if (memory.has(key)) return false;
    memory.set(key, value);
    return true;
  };
  return {
    remember,
    recall: (key) => memory.get(key),
    add: (plan, key) => {
      if (key !== undefined && !remember(`plan ${key}`, '1')) return;
      agenda.at(plan.at, () => perform(plan));
    },
  };
};
