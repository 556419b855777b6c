import type { ReadingLanguage } from '../wording/reading-language.ts';
import { merchantProcedures } from './merchant-procedures.ts';
import type { Procedure } from './procedure-shape.ts';
import { workProcedures } from './work-procedures.ts';

const all: ReadonlyMap<string, Procedure> = new Map<string, Procedure>(
  Object.entries({ ...merchantProcedures, ...workProcedures }),
);

/** what people read of a playbook; undefined for one that nobody has described */
export const procedureOf = (playbook: string): Procedure | undefined => all.get(playbook);

export const procedureHeadings = {
  en: { why: 'Why', people: 'What people do', path: 'The path of a run', changes: 'Changes' },
  fr: { why: 'Pourquoi', people: 'Ce que font les personnes', path: 'Le chemin d’une exécution', changes: 'Modifications' },
} as const satisfies Readonly<Record<ReadingLanguage, object>>;

/** The procedure of a playbook as a Markdown document for a wiki. `states`: its steps in the order of the graph, as the reader calls them */
export const procedureDocument = (
  { why, people, changes }: Procedure,
  { title, states, language }: { readonly title: string; readonly states: readonly string[]; readonly language: ReadingLanguage },
): string => {
  const headings = procedureHeadings[language];
  return [
    ...[`# ${title}`, '', `## ${headings.why}`, '', why[language], ''],
    ...[`## ${headings.people}`, ''],
    ...people.flatMap(({ when, what }) => [`### ${when[language]}`, '', what[language], '']),
    ...[`## ${headings.path}`, '', ...states.map((name, at) => `${at + 1}. ${name}`), ''],
    ...[`## ${headings.changes}`, '', ...changes.map(({ on, what }) => `- ${on}: ${what[language]}`), ''],
  ].join('\n');
};
