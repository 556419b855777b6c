export interface TextPart {
  readonly text: string;
  /** where a web address leads; absent for everything else */
  readonly href?: string;
}

/** an http or https address, up to a blank, a quotation mark, an angle bracket or a character without a picture */
const address = /(?<![\p{L}\p{N}_])https?:\/\/(?:(?![,;]https?:\/\/)[^\s"<>“”«»\p{Cc}\p{Cf}])+/giu;
/** marks that end a sentence rather than an address */
const closing: ReadonlySet<string> = new Set([...".,;:!?'’…*~", ...'。、，；：！？', ...'،؛؟']);
const openingOf: ReadonlyMap<string, string> = new Map(
  ['()', '[]', '{}', '（）', '「」'].map(([open = '', close = '']) => [close, open]),
);

const countOf = (text: string, mark: string): number => text.split(mark).length - 1;
/** without the marks that end the sentence around it; a bracket belongs to the address that opens it */
const trimmed = (found: string): string => {
  const last = found.at(-1) ?? '';
  const opening = openingOf.get(last);
  const ends = opening === undefined ? closing.has(last) : countOf(found, last) > countOf(found, opening);
  return ends ? trimmed(found.slice(0, -1)) : found;
};

/** Text as it was typed, in parts that give the text again when they are joined. Only http and https addresses in it are links. */
export const freeTextParts = (text: string): readonly TextPart[] => {
  const parts: TextPart[] = [];
  let done = 0;
  for (const match of text.matchAll(address)) {
    const href = trimmed(match[0]);
    if (!URL.canParse(href)) continue;
    if (match.index > done) parts.push({ text: text.slice(done, match.index) });
    parts.push({ text: href, href });
    done = match.index + href.length;
  }
  if (done < text.length) parts.push({ text: text.slice(done) });
  return parts;
};
