import { useState } from 'react';

/** what somebody has typed and not sent; `key` is the same for every try at sending the same */
export interface Draft {
  readonly topic: string;
  readonly text: string;
  readonly reference: string;
  readonly key: string;
}
const empty = (): Draft => ({ topic: 'payment', text: '', reference: '', key: crypto.randomUUID() });

const isDraft = (found: unknown): found is Draft =>
  typeof found === 'object' && found !== null && 'text' in found && 'key' in found && 'topic' in found && 'reference' in found;

const read = (name: string): Draft | undefined => {
  const found: unknown = JSON.parse(sessionStorage.getItem(name) ?? 'null');
  return isDraft(found) ? found : undefined;
};

/** A draft of this tab: it outlives a session that ends and a page that is loaded anew, and is gone once it was sent. */
export const useDraft = (place: string) => {
  const name = `firstsale-draft ${place}`;
  const [kept] = useState(() => read(name));
  const [draft, set] = useState(kept ?? empty());
  const type = (typed: Partial<Omit<Draft, 'key'>>): void => {
    // other words are another message
    const next = { ...draft, ...typed, key: crypto.randomUUID() };
    sessionStorage.setItem(name, JSON.stringify(next));
    set(next);
  };
  const forget = (): void => {
    sessionStorage.removeItem(name);
    set(empty());
  };
  return { draft, type, forget, wasKept: kept !== undefined && kept.text !== '' };
};
