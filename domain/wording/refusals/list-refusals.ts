import * as z from 'zod';
import { phrase } from '../phrase.ts';
import { count, none, text } from './members.ts';

const shown = { refs: z.array(text), n: count };

/** why a list of names that a publisher put out is not taken: the whole of it stays as it was */
export const listRefusals = {
  'list-other-file': phrase(z.object({ lacks: text, wanted: text }), {
    en: ({ lacks, wanted }) => `The file has no ${lacks}. Choose ${wanted}.`,
    fr: ({ lacks, wanted }) => `Le fichier n’a pas ${lacks}. Choisissez ${wanted}.`,
  }),
  'list-not-xml': phrase(z.object({ line: count }), {
    en: ({ line }) => `The file is not XML in line ${line}. Download it again.`,
    fr: ({ line }) => `Le fichier n’est pas du XML à la ligne ${line}. Téléchargez-le à nouveau.`,
  }),
  'list-not-unpacked': phrase(z.object({ most: count }), {
    en: ({ most }) =>
      `The file cannot be unpacked, or has more than ${most} MB. Download it again, or have an engineer load it with npm run load:list.`,
    fr: ({ most }) =>
      `Le fichier ne peut pas être décompressé, ou dépasse ${most} Mo. Téléchargez-le à nouveau, ou demandez à un ingénieur de le charger avec npm run load:list.`,
  }),
  'list-row': phrase(z.object({ file: text, row: count, column: text, found: text }), {
    en: ({ file, row, column, found }) =>
      `${file}, row ${row}: ${column} is ${found === '' ? 'empty' : `“${found}”`}. Download the file again, and check that it is the right one.`,
    fr: ({ file, row, column, found }) =>
      `${file}, ligne ${row} : ${column} ${found === '' ? 'est vide' : `vaut « ${found} »`}. Téléchargez le fichier à nouveau et vérifiez que c’est le bon.`,
  }),
  'list-aliases-of-nobody': phrase(z.object(shown), {
    en: ({ refs, n }, voice) =>
      `${voice.number(n)} alternate names belong to no entry (${refs.join(', ')}). Choose both files of the same day.`,
    fr: ({ refs, n }, voice) =>
      `${voice.number(n)} autres noms n’appartiennent à aucune entrée (${refs.join(', ')}). Choisissez les deux fichiers du même jour.`,
  }),
  'list-aliases-missing': phrase(none, {
    en: () => 'Choose the file of alternate names too. OFAC publishes it beside the list.',
    fr: () => 'Choisissez aussi le fichier des autres noms. L’OFAC le publie à côté de la liste.',
  }),
  'list-without-names': phrase(none, {
    en: () => 'There is no name in the file. Download it again.',
    fr: () => 'Le fichier ne contient aucun nom. Téléchargez-le à nouveau.',
  }),
  'list-entry-twice': phrase(z.object(shown), {
    en: ({ refs, n }, voice) => `${voice.number(n)} entries are there twice (${refs.join(', ')}). Download the file again.`,
    fr: ({ refs, n }, voice) =>
      `${voice.number(n)} entrées figurent deux fois (${refs.join(', ')}). Téléchargez le fichier à nouveau.`,
  }),
  'list-other-count': phrase(z.object({ names: count, expected: count }), {
    en: ({ names, expected }) =>
      `The list has ${names} entries, and ${expected} were expected. Choose the file that count is of.`,
    fr: ({ names, expected }) =>
      `La liste a ${names} entrées, et ${expected} étaient attendues. Choisissez le fichier auquel ce nombre se rapporte.`,
  }),
  'list-shorter': phrase(z.object({ names: count, before: count }), {
    en: ({ names, before }) =>
      `The list has ${names} entries, and had ${before} when it was loaded last. Download it again, or confirm that it became so much shorter.`,
    fr: ({ names, before }) =>
      `La liste a ${names} entrées, et en avait ${before} au dernier chargement. Téléchargez-la à nouveau, ou confirmez qu’elle a autant raccourci.`,
  }),
  'list-without-date': phrase(none, {
    en: () => 'The file has no date of its own. Enter the day its publisher gives.',
    fr: () => 'Le fichier ne porte pas de date. Saisissez le jour indiqué par l’éditeur.',
  }),
  'list-of-the-future': phrase(z.object({ asOf: text }), {
    en: ({ asOf }) => `The day ${asOf} is in the future. Enter the day the publisher gives.`,
    fr: ({ asOf }) => `Le ${asOf} est dans l’avenir. Saisissez le jour indiqué par l’éditeur.`,
  }),
  'list-older': phrase(z.object({ asOf: text, before: text }), {
    en: ({ asOf, before }) => `The list is of ${asOf}, and one of ${before} is loaded. Choose the newest file.`,
    fr: ({ asOf, before }) =>
      `La liste est du ${asOf}, et une liste du ${before} est chargée. Choisissez le fichier le plus récent.`,
  }),
  'list-replaced': phrase(z.object({ by: text, at: text }), {
    en: ({ by, at }, voice) =>
      `${voice.person(by)} replaced this list on ${voice.instant(at)}. Reload the page and check the file again.`,
    fr: ({ by, at }, voice) =>
      `${voice.person(by)} a remplacé cette liste le ${voice.instant(at)}. Rechargez la page et vérifiez à nouveau le fichier.`,
  }),
} as const;
