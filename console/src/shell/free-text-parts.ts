export interface TextPart {
  readonly text: string;
  /** where a web address leads; absent for everything else */
  readonly href?: string;
}

/** marks that end a sentence rather than an address */
const closing: ReadonlySet<string> = new Set(['.', ',', ';', ':', '!', '?', ')', ']', '”', '»', '"', "'"]);
const addressIn = (word: string): string => {
  let end = word.length;
  while (end > 0 && closing.has(word.charAt(end - 1))) end -= 1;
  return word.slice(0, end);
};
const schemes: readonly string[] = ['http://', 'https://'];
const isWeb = (address: string): boolean =>
  schemes.some((scheme) => address.toLowerCase().startsWith(scheme)) && URL.canParse(address);

/**
 * Text as it was typed, in parts that give the text again when they are joined. A word that is a whole http or https address is a link; no
 * other scheme ever is.
 */
export const freeTextParts = (text: string): readonly TextPart[] => {
  const parts: TextPart[] = [];
  const add = (plain: string): void => {
    const last = parts.at(-1);
    if (plain === '') return;
    if (last === undefined || last.href !== undefined) parts.push({ text: plain });
    else parts[parts.length - 1] = { text: last.text + plain };
  };
  for (const word of text.split(/(\s+)/)) {
    const address = addressIn(word);
    if (!isWeb(address)) {
      add(word);
      continue;
    }
    parts.push({ text: address, href: address });
    add(word.slice(address.length));
  }
  return parts;
};
