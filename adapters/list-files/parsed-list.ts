import type { ListedName } from '../../domain/risk/screening-list.ts';
import { UnreadableList } from '../../domain/risk/unreadable-list.ts';

/** a list as its file has it */
export interface ParsedList {
  /** the publisher's own date, where the file has one: `2026-11-20` */
  readonly asOf?: string;
  readonly names: readonly ListedName[];
}

/** an entry that lacks what it is known by: the file was cut, or is another one */
export const wrongRow = (file: string, row: number, column: string, found = ''): UnreadableList =>
  new UnreadableList({ code: 'list-row', about: { file, row, column, found: found.slice(0, 80) } });
/** a file of something else */
export const otherFile = (lacks: string, wanted: string): UnreadableList =>
  new UnreadableList({ code: 'list-other-file', about: { lacks, wanted } });

const distinct = (texts: readonly string[]): readonly string[] => [
  ...new Set(texts.map((one) => one.trim()).filter((one) => one !== '')),
];

/** one entry with what is empty or said twice left out; undefined without any name */
export const entryOf = (raw: {
  readonly ref: string;
  readonly kind: ListedName['kind'];
  /** the first one is its name, the others its aliases */
  readonly names: readonly string[];
  readonly born?: readonly string[];
  readonly nationalities?: readonly string[];
  readonly programmes?: readonly string[];
}): ListedName | undefined => {
  const [name, ...aliases] = distinct(raw.names);
  if (name === undefined) return undefined;
  const details = {
    born: distinct(raw.born ?? []),
    nationalities: distinct(raw.nationalities ?? []),
    programmes: distinct(raw.programmes ?? []),
  };
  return {
    ...{ ref: raw.ref.trim(), name, aliases, kind: raw.kind },
    ...(details.born.length === 0 ? {} : { born: [...details.born] }),
    ...(details.nationalities.length === 0 ? {} : { nationalities: [...details.nationalities] }),
    ...(details.programmes.length === 0 ? {} : { programmes: [...details.programmes] }),
  };
};

/** the day of an instant or a day as publishers write it: `2026-11-20T00:00:01.2Z`, `2026-11-20+01:00`, `20/11/2026` */
export const dayIn = (text: string | undefined): string | undefined => {
  const iso = /^\s*(\d{4}-\d{2}-\d{2})/.exec(text ?? '')?.[1];
  if (iso !== undefined) return iso;
  const european = /^\s*(\d{2})\/(\d{2})\/(\d{4})/.exec(text ?? '');
  return european === null ? undefined : `${european[3]}-${european[2]}-${european[1]}`;
};
