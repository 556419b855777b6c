/** one thing that is due: its name, and a sentence each on when, what stops and what to do */
export interface LetterItem {
  readonly title: string;
  readonly sentences: readonly string[];
}
/** a part of a letter, from top to bottom */
export type LetterPart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly LetterItem[] };

const bullet = '– ';
const indent = '  ';

/** others typed some of it: one line, single spaces, nothing that looks like the layout of a list */
const oneLine = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^[–\s]+/, '');

const itemText = ({ title, sentences }: LetterItem): string =>
  [`${bullet}${oneLine(title)}`, ...sentences.map((one) => `${indent}${oneLine(one)}`)].join('\n');

/** A letter as it is kept, shown to people and sent as plain text: parts with a blank line between them. */
export const layOut = (parts: readonly LetterPart[]): string =>
  parts.map((part) => (part.kind === 'text' ? oneLine(part.text) : part.items.map(itemText).join('\n'))).join('\n\n');

/** The parts of a letter that was laid out: what a mail program shows is made from the text that was kept, and says the same. */
export const partsOf = (body: string): readonly LetterPart[] =>
  body.split('\n\n').map((part) => {
    if (!part.startsWith(bullet)) return { kind: 'text', text: part };
    const items = part.split(`\n${bullet}`).map((one, at) => {
      const [title = '', ...sentences] = (at === 0 ? one.slice(bullet.length) : one).split(`\n${indent}`);
      return { title, sentences };
    });
    return { kind: 'list', items };
  });
