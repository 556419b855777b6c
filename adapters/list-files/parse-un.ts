import { all, type Element, readXml, textOf, texts } from '../read-xml.ts';
import { dayIn, entryOf, otherFile, type ParsedList, wrongRow } from './parsed-list.ts';

const partsOfName = ['FIRST_NAME', 'SECOND_NAME', 'THIRD_NAME', 'FOURTH_NAME'];

const bornIn = (date: Element): readonly string[] => {
  const about = textOf(date, 'TYPE_OF_DATE').toUpperCase();
  const said = textOf(date, 'DATE') || textOf(date, 'YEAR');
  const between = [textOf(date, 'FROM_YEAR'), textOf(date, 'TO_YEAR')].filter((one) => one !== '').join(' to ');
  if (said === '') return between === '' ? [] : [between];
  return [about.startsWith('APPROX') ? `circa ${said}` : said];
};

const entryIn = (one: Element, kind: 'person' | 'entity', at: number) => {
  const prefix = kind === 'person' ? 'INDIVIDUAL' : 'ENTITY';
  const ref = textOf(one, 'REFERENCE_NUMBER') || textOf(one, 'DATAID');
  if (ref === '') throw wrongRow(prefix, at + 1, 'REFERENCE_NUMBER');
  return entryOf({
    ref,
    kind,
    names: [
      partsOfName.map((part) => textOf(one, part)).join(' '),
      textOf(one, 'NAME_ORIGINAL_SCRIPT'),
      ...all(one, `${prefix}_ALIAS`).flatMap((alias) => texts(alias, 'ALIAS_NAME')),
    ].map((name) => name.replace(/\s+/g, ' ')),
    born: all(one, `${prefix}_DATE_OF_BIRTH`).flatMap(bornIn),
    nationalities: all(one, 'NATIONALITY').flatMap((nation) => texts(nation, 'VALUE')),
    programmes: texts(one, 'UN_LIST_TYPE'),
  });
};

/** The consolidated list of the United Nations Security Council, in XML. Throws UnreadableList when it is another document. */
export const parseUn = (text: string): ParsedList => {
  const [list] = all(readXml(text), 'CONSOLIDATED_LIST');
  if (list === undefined) throw otherFile('CONSOLIDATED_LIST', 'consolidated.xml, United Nations');
  const people = all(list, 'INDIVIDUALS')
    .flatMap((one) => all(one, 'INDIVIDUAL'))
    .map((one, at) => entryIn(one, 'person', at));
  const entities = all(list, 'ENTITIES')
    .flatMap((one) => all(one, 'ENTITY'))
    .map((one, at) => entryIn(one, 'entity', at));
  const asOf = dayIn(textOf(list, '@dateGenerated'));
  return { ...(asOf === undefined ? {} : { asOf }), names: [...people, ...entities].flatMap((one) => one ?? []) };
};
