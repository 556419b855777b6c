import { XMLParser, XMLValidator } from 'fast-xml-parser';

/** a file that is not XML; the text names the line and the remedy */
export class UnreadableXml extends Error {
  override readonly name = 'UnreadableXml';
  readonly line: number;
  constructor(line: number, why: string) {
    super(`line ${line} is not XML: ${why}; download the file again`);
    this.line = line;
  }
}

/** an element: its attributes and its children, each a list */
export type Element = { readonly [name: string]: unknown };
const isElement = (value: unknown): value is Element => typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Reads XML into elements: attributes begin with @, text of an element with children is #text. Numbers stay text. Throws UnreadableXml
 * naming the line.
 */
export const readXml = (text: string): Element => {
  const valid = XMLValidator.validate(text);
  if (valid !== true) throw new UnreadableXml(valid.err.line, valid.err.msg);
  const parser = new XMLParser({
    ...{
      ignoreAttributes: false,
      attributeNamePrefix: '@',
      parseTagValue: false,
      parseAttributeValue: false,
      removeNSPrefix: true,
    },
    // lists name countries and people with entities: those five, and no definitions of their own
    ...{ processEntities: true, htmlEntities: false, trimValues: true },
  });
  const read: unknown = parser.parse(text);
  return isElement(read) ? read : {};
};

/** every element of that name, however often it is there */
export const all = (of: unknown, name: string): readonly Element[] => {
  if (!isElement(of)) return [];
  const value = of[name];
  const many: readonly unknown[] = Array.isArray(value) ? value : [value];
  return many.filter(isElement);
};

/** the texts of every element or attribute of that name, empty ones left out */
export const texts = (of: unknown, name: string): readonly string[] => {
  if (!isElement(of)) return [];
  const value = of[name];
  const many: readonly unknown[] = Array.isArray(value) ? value : [value];
  return many.flatMap((one) => {
    const text = isElement(one) ? one['#text'] : one;
    return typeof text === 'string' && text.trim() !== '' ? [text.trim()] : [];
  });
};

export const textOf = (of: unknown, name: string): string => texts(of, name)[0] ?? '';
